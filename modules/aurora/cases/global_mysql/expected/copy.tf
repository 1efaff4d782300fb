# Rendered by tfgen 0.1.0 from the blueprint worldwide: component copy.

module "copy" {
  source = "./modules/aurora-copy"

  providers = {
    aws = aws.eu_west_1
  }

  name                    = "${local.name}-copy"
  engine_version          = "8.0.mysql_aurora.3.10.0"
  port                    = 3306
  logs                    = ["audit", "error", "slowquery"]
  instances               = { a = 0, b = 1 }
  capacity_min            = 8
  capacity_max            = 32
  global_identifier       = module.catalogue.global_identifier
  settings                = {}
  instance_settings       = {}
  audited                 = ["CONNECT", "QUERY_DCL", "QUERY_DDL"]
  insights_retention_days = 7
  vpc_id                  = module.overseas.vpc_id
  database_subnet_ids     = module.overseas.database_subnet_ids
}
