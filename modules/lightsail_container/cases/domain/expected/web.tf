# Rendered by tfgen 0.1.0 from the blueprint domain: component web.

module "web" {
  source = "./modules/lightsail_container"

  name          = "${local.name}-web"
  image         = "public.ecr.aws/nginx/nginx:1.27.3"
  port          = 8080
  power         = "small"
  scale         = 2
  health_check  = { path = "/healthz" }
  hosted_zone   = "example.com"
  domains       = ["example.com", "www.example.com"]
  alias_zone_id = "Z06137433FV04OY4EC6L0"
}
