# Rendered by tfgen 0.1.0 from the blueprint pooled: component ledger.

module "ledger" {
  source = "./modules/rds-ledger"

  name                    = "${local.name}-ledger"
  engine_version          = "8.4"
  port                    = 3306
  logs                    = ["error", "slowquery"]
  allocated_storage       = 20
  max_allocated_storage   = 100
  settings                = {}
  insights_retention_days = 7
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
