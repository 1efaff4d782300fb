# Rendered by tfgen 0.1.0 from the blueprint production: component database.

module "database" {
  source = "./modules/rds"

  name                  = "${local.name}-database"
  instance_class        = "db.r7g.xlarge"
  iops                  = 16000
  throughput            = 1000
  database              = "shop"
  username              = "shop_owner"
  password_rotation     = 30
  iam_user              = "shop"
  certificate_authority = "rds-ca-ecc384-g1"
  backup_retention      = 35
  backup_window         = "01:00-02:00"
  maintenance_window    = "sat:23:30-sun:00:30"
  log_statements        = "mod"
  log_slower_than       = 2
  logs                  = ["postgresql", "upgrade", "iam-db-auth-error"]
  monitoring_interval   = 15
  allocated_storage     = 500
  max_allocated_storage = 2048
  settings = {
    max_connections          = { value = "500", apply_method = "pending-reboot" }
    work_mem                 = { value = "32768", apply_method = "immediate" }
    shared_preload_libraries = { value = "pg_stat_statements,auto_explain", apply_method = "pending-reboot" }
  }
  insights_retention_days = 465
  vpc_id                  = module.network.vpc_id
  database_subnet_ids     = module.network.database_subnet_ids
}
