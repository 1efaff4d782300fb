# Rendered by tfgen 0.1.0 from the blueprint serverless: component orders.

module "orders" {
  source = "./modules/aurora"

  name                    = "${local.name}-orders"
  instances               = { a = 0, b = 1 }
  capacity_min            = 0.5
  capacity_max            = 8
  rotation_days           = 90
  settings                = {}
  instance_settings       = {}
  logged_statements       = "ddl"
  insights_retention_days = 7
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
