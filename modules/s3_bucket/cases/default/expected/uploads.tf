# Rendered by tfgen 0.1.0 from the blueprint default: component uploads.

module "uploads" {
  source = "./modules/s3_bucket"

  name = "${local.name}-uploads"
}
