# Rendered by tfgen 0.1.0 from the blueprint central-logs: component exports.

module "exports" {
  source = "./modules/s3_bucket"

  name        = "${local.name}-exports"
  log_bucket  = "example-company-access-logs"
  transitions = { INTELLIGENT_TIERING = 0 }
}
