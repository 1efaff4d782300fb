# Rendered by tfgen 0.1.0 from the blueprint pausing: component drafts.

module "drafts" {
  source = "./modules/aurora"

  name                    = "${local.name}-drafts"
  engine_version          = "8.0"
  port                    = 3306
  final_snapshot          = false
  apply_immediately       = true
  logs                    = ["error"]
  instances               = { a = 0 }
  capacity_min            = 0
  capacity_max            = 4
  pause_after             = 600
  rotation_days           = 90
  backtrack_window        = 86400
  settings                = {}
  instance_settings       = {}
  audited                 = ["CONNECT", "QUERY_DCL", "QUERY_DDL"]
  insights_retention_days = 7
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
