# Rendered by tfgen 0.1.0 from the blueprint default: component images.

module "images" {
  source = "./modules/ecr"

  name            = "${local.name}-images"
  repository_name = "default/images"
}
