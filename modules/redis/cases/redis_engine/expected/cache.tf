# Rendered by tfgen 0.1.0 from the blueprint redis-engine: component cache.

module "cache" {
  source = "./modules/redis"

  name                = "${local.name}-cache"
  engine_version      = "7.1"
  read_write_access   = "on ~app:* &* +@all"
  nodes               = 2
  settings            = {}
  vpc_id              = module.network.vpc_id
  database_subnet_ids = module.network.database_subnet_ids
}
