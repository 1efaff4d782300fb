# Rendered by tfgen 0.1.0 from the blueprint development: component database.

module "database" {
  source = "./modules/rds"

  name                    = "${local.name}-database"
  engine_version          = "16.6"
  instance_class          = "db.t4g.micro"
  backup_retention        = 1
  final_snapshot          = false
  apply_immediately       = true
  allocated_storage       = 20
  max_allocated_storage   = 100
  settings                = {}
  insights_retention_days = 7
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
