# Rendered by tfgen 0.1.0 from the blueprint trial: component edge.

module "edge" {
  source = "./modules/alb"

  name              = "${local.name}-edge"
  domain            = "trial.example.com"
  hosted_zone       = "example.com"
  record_names      = ["trial.example.com"]
  alternative_names = []
  client_blocks     = ["192.0.2.0/24", "198.51.100.7/32"]
  vpc_id            = module.network.vpc_id
  vpc_cidr          = module.network.vpc_cidr
  public_subnet_ids = module.network.public_subnet_ids
}
