# Rendered by tfgen 0.1.0 from the blueprint default: component web.

module "web" {
  source = "./modules/lightsail_container"

  name  = "${local.name}-web"
  image = "public.ecr.aws/nginx/nginx:1.27.3"
  port  = 80
}
