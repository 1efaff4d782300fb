# Rendered by tfgen 0.1.0 from the blueprint archive: component reports.

module "reports" {
  source = "./modules/s3_bucket"

  name                  = "${local.name}-reports"
  force_destroy         = true
  keep_old_versions     = 30
  bucket                = "example-company-reports"
  transitions           = { STANDARD_IA = 90, GLACIER = 365 }
  expiration_days       = 3650
  expiration_days_under = { "tmp/" = 7, "exports/" = 30 }
}
