# Rendered by tfgen 0.1.0 from the blueprint bluegreen: component wiki.

module "wiki" {
  source = "./modules/rds"

  name                    = "${local.name}-wiki"
  engine_version          = "10.11"
  port                    = 3306
  final_snapshot          = false
  apply_immediately       = true
  logs                    = ["error", "slowquery"]
  allocated_storage       = 20
  max_allocated_storage   = 100
  settings                = {}
  insights_retention_days = 7
  master_version          = 1
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
