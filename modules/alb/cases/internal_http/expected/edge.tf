# Rendered by tfgen 0.1.0 from the blueprint intranet: component edge.

module "edge" {
  source = "./modules/alb"

  name               = "${local.name}-edge"
  keep_access_logs   = 90
  vpc_id             = module.network.vpc_id
  vpc_cidr           = module.network.vpc_cidr
  private_subnet_ids = module.network.private_subnet_ids
}
