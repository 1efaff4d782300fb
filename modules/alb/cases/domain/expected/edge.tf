# Rendered by tfgen 0.1.0 from the blueprint board: component edge.

module "edge" {
  source = "./modules/alb"

  name                   = "${local.name}-edge"
  domain                 = "board.example.com"
  hosted_zone            = "example.com"
  sticky_sessions        = 3600
  record_names           = ["board.example.com"]
  alternative_names      = []
  client_blocks          = ["0.0.0.0/0"]
  rate_limit             = 2000
  firewall_log_retention = 365
  vpc_id                 = module.network.vpc_id
  vpc_cidr               = module.network.vpc_cidr
  public_subnet_ids      = module.network.public_subnet_ids
}
