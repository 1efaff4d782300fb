# Rendered by tfgen 0.1.0 from the blueprint sharded: component cache.

module "cache" {
  source = "./modules/redis"

  name               = "${local.name}-cache"
  engine_version     = "8.2"
  node_type          = "cache.r7g.large"
  snapshot_retention = 14
  snapshot_window    = "01:00-02:30"
  maintenance_window = "sat:23:30-sun:00:30"
  shard_count        = 3
  replicas_per_shard = 2
  settings = {
    maxmemory-policy        = "allkeys-lru"
    cluster-enabled         = "yes"
    timeout                 = "300"
    slowlog-log-slower-than = "5000"
  }
  vpc_id              = module.network.vpc_id
  database_subnet_ids = module.network.database_subnet_ids
}
