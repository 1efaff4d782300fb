# Rendered by tfgen 0.1.0 from the blueprint mysql: component db.

module "db" {
  source = "./modules/lightsail_database"

  name               = "${local.name}-db"
  database           = "shop"
  username           = "shop"
  password           = var.db_password
  backup_window      = "01:00-01:45"
  maintenance_window = "sat:23:30-sun:00:30"
  apply_immediately  = true
  final_snapshot     = false
  blueprint_id       = "mysql_8_0"
  bundle_id          = "micro_2_0"
}
