# Rendered by tfgen 0.1.0 from the blueprint pooled: component accounts.

module "accounts" {
  source = "./modules/rds"

  name                    = "${local.name}-accounts"
  allocated_storage       = 20
  max_allocated_storage   = 100
  settings                = {}
  insights_retention_days = 7
  replica_instances       = { audit = {} }
  master_version          = 1
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
