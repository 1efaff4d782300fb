# Rendered by tfgen 0.1.0 from the blueprint default: component files.

module "files" {
  source = "./modules/lightsail_bucket"

  name = "${local.name}-files"
}
