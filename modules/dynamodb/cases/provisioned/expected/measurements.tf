# Rendered by tfgen 0.1.0 from the blueprint steady: component measurements.

module "measurements" {
  source = "./modules/dynamodb"

  name          = "${local.name}-measurements"
  partition_key = { name = "device" }
  sort_key      = { name = "measured_at", type = "number" }
  indexes = {
    by_site = {
      partition_key = { name = "site" }
      write         = 20
    }
  }
  table_class      = "infrequent-access"
  backup_retention = 7
  attributes       = { device = "S", measured_at = "N", site = "S" }
  read_units       = { min = 10, max = 100 }
  write_units      = { min = 5, max = 50 }
  utilization      = 70
}
