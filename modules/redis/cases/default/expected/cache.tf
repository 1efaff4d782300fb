# Rendered by tfgen 0.1.0 from the blueprint default: component cache.

module "cache" {
  source = "./modules/redis"

  name                = "${local.name}-cache"
  engine_version      = "8.2"
  nodes               = 2
  settings            = {}
  vpc_id              = module.network.vpc_id
  database_subnet_ids = module.network.database_subnet_ids
}
