# Rendered by tfgen 0.1.0 from the blueprint readers: component sales.

module "sales" {
  source = "./modules/rds"

  name                  = "${local.name}-sales"
  engine_version        = "8.4"
  port                  = 3306
  logs                  = ["error", "slowquery", "general"]
  allocated_storage     = 20
  max_allocated_storage = 100
  settings = {
    max_allowed_packet = { value = "67108864", apply_method = "immediate" }
  }
  insights_retention_days = 7
  replica_instances = {
    reporting = { instance_class = "db.r7g.large" }
    search    = { multi_az = true }
  }
  master_version      = 1
  vpc_id              = module.network.vpc_id
  database_subnet_ids = module.network.database_subnet_ids
}
