# Rendered by tfgen 0.1.0 from the blueprint receives-logs: component logs.

module "logs" {
  source = "./modules/s3_bucket"

  name            = "${local.name}-logs"
  bucket          = "example-company-access-logs"
  expiration_days = 365
}
