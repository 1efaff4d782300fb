# Rendered by tfgen 0.1.0 from the blueprint worldwide: component catalogue.

module "catalogue" {
  source = "./modules/aurora"

  name                    = "${local.name}-catalogue"
  engine_version          = "8.0.mysql_aurora.3.10.0"
  port                    = 3306
  logs                    = ["audit", "error", "slowquery", "general"]
  instances               = { a = 0, b = 1 }
  capacity_min            = 8
  capacity_max            = 32
  master_version          = 1
  settings                = {}
  instance_settings       = {}
  audited                 = ["CONNECT", "QUERY_DDL"]
  insights_retention_days = 7
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
