# Rendered by tfgen 0.1.0 from the blueprint provisioned: component ledger.

module "ledger" {
  source = "./modules/aurora"

  name               = "${local.name}-ledger"
  engine_version     = "16.6"
  database           = "books"
  username           = "bookkeeper"
  iam_user           = "ledger"
  backup_retention   = 35
  final_snapshot     = false
  instances          = { a = 0, b = 1, c = 1 }
  size               = "db.r7g.large"
  least_readers      = 2
  most_readers       = 6
  reader_target      = 70
  scale_out_cooldown = 300
  scale_in_cooldown  = 300
  rotation_days      = 30
  settings = {
    shared_preload_libraries = { value = "pg_stat_statements,auto_explain", apply_method = "pending-reboot" }
  }
  instance_settings = {
    work_mem = { value = "32768", apply_method = "immediate" }
  }
  logged_statements       = "mod"
  insights_retention_days = 465
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
