# Rendered by tfgen 0.1.0 from the blueprint depot: component edge.

module "edge" {
  source = "./modules/alb"

  name              = "${local.name}-edge"
  domain            = "depot.example.com"
  hosted_zone       = "example.com"
  force_destroy     = true
  record_names      = ["depot.example.com", "stock.example.com"]
  alternative_names = ["stock.example.com"]
  priorities = {
    response__closed     = 1
    orders               = 49487
    reads                = 35197
    response__moved      = 27988
    response__no_scripts = 49655
    response__plain      = 42666
  }
  vpc_id             = module.network.vpc_id
  vpc_cidr           = module.network.vpc_cidr
  private_subnet_ids = module.network.private_subnet_ids
  targets = {
    orders = { port = 8080 }
    reads  = { port = 8080 }
  }
}
