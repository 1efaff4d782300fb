# Rendered by tfgen 0.1.0 from the blueprint single-node: component cache.

module "cache" {
  source = "./modules/redis"

  name                = "${local.name}-cache"
  engine_version      = "8.2"
  node_type           = "cache.t3.micro"
  snapshot_retention  = 1
  final_snapshot      = false
  apply_immediately   = true
  logs                = []
  nodes               = 1
  settings            = {}
  vpc_id              = module.network.vpc_id
  database_subnet_ids = module.network.database_subnet_ids
}
