# Rendered by tfgen 0.1.0 from the blueprint default: component db.

module "db" {
  source = "./modules/lightsail_database"

  name         = "${local.name}-db"
  password     = var.db_password
  blueprint_id = "postgres_16"
  bundle_id    = "small_ha_2_0"
}
