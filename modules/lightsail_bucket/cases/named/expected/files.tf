# Rendered by tfgen 0.1.0 from the blueprint named: component files.

module "files" {
  source = "./modules/lightsail_bucket"

  name         = "${local.name}-files"
  bundle       = "medium_1_0"
  force_delete = true
  own_name     = "example-company-shop-files"
}
