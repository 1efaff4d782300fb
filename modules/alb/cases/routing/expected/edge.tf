# Rendered by tfgen 0.1.0 from the blueprint shop: component edge.

module "edge" {
  source = "./modules/alb"

  name                   = "${local.name}-edge"
  domain                 = "shop.example.com"
  hosted_zone            = "example.com"
  idle_timeout           = 300
  record_names           = ["shop.example.com", "*.shop.example.com", "api.example.com"]
  alternative_names      = ["*.shop.example.com", "api.example.com"]
  client_blocks          = ["0.0.0.0/0"]
  rate_limit             = 5000
  blocked_countries      = ["KP"]
  firewall_log_retention = 365
  priorities             = { preview = 10, files = 20725 }
  vpc_id                 = module.network.vpc_id
  vpc_cidr               = module.network.vpc_cidr
  public_subnet_ids      = module.network.public_subnet_ids
  targets = {
    web     = { port = 8080 }
    files   = { port = 8080 }
    preview = { port = 8080 }
  }
}
