# Rendered by tfgen 0.1.0 from the blueprint shop: component portal.

module "portal" {
  source = "./modules/beanstalk_application"

  name          = "${local.name}-portal"
  keep_versions = 100
  application   = "Shop"
}
