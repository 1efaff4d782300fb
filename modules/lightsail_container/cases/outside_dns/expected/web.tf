# Rendered by tfgen 0.1.0 from the blueprint outside-dns: component web.

module "web" {
  source = "./modules/lightsail_container"

  name         = "${local.name}-web"
  image        = "public.ecr.aws/nginx/nginx:1.27.3"
  port         = 8080
  health_check = { path = "/healthz", interval = 30, timeout = 10, codes = "200,204" }
  domains      = ["app.example.org"]
}
