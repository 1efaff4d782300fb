# Rendered by tfgen 0.1.0 from the blueprint registry: component web.

module "web" {
  source = "./modules/lightsail_container"

  name            = "${local.name}-web"
  image           = "${module.images.repository_url}:${var.image_tag}"
  port            = 8000
  command         = ["gunicorn", "app:app"]
  environment     = { STAGE = "prod" }
  repository_name = module.images.repository_name
}
