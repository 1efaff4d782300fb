# Rendered by tfgen 0.1.0 from the blueprint token: component cache.

module "cache" {
  source = "./modules/redis"

  name                = "${local.name}-cache"
  engine_version      = "8.2"
  node_type           = "cache.m5.large"
  auth_token_secret   = "shop/cache-token"
  nodes               = 2
  settings            = {}
  vpc_id              = module.network.vpc_id
  database_subnet_ids = module.network.database_subnet_ids
}
