# Rendered by tfgen 0.1.0 from the blueprint browser-uploads: component uploads.

module "uploads" {
  source = "./modules/s3_bucket"

  name            = "${local.name}-uploads"
  force_destroy   = true
  expiration_days = 30
  cors_rules = [
    {
      origins = ["https://app.example.com"]
      methods = ["GET", "PUT", "POST"]
    },
    {
      origins = ["*"]
    },
  ]
}
