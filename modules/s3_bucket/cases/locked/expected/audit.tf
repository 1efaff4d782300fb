# Rendered by tfgen 0.1.0 from the blueprint locked: component audit.

module "audit" {
  source = "./modules/s3_bucket"

  name      = "${local.name}-audit"
  bucket    = "example-company-audit"
  lock_days = 365
}
