# Rendered by tfgen 0.1.0 from the blueprint shop: component shop.

module "shop" {
  source = "./modules/beanstalk_application"

  name          = "${local.name}-shop"
  keep_versions = 100
  application   = "Shop"
}
