# Rendered by tfgen 0.1.0 from the blueprint sidecars: component web.

module "web" {
  source = "./modules/lightsail_container"

  name        = "${local.name}-web"
  image       = ":sidecars-web.app.3"
  port        = 8000
  environment = { CACHE_URL = "redis://localhost:6379" }
  sidecars = {
    cache = {
      image   = "public.ecr.aws/docker/library/redis:7.4.1"
      ports   = ["6379/tcp"]
      command = ["redis-server", "--save", ""]
    }
    stats = {
      image       = "prom/statsd-exporter:v0.28.0"
      ports       = ["9102/http", "8125/udp"]
      environment = { LEVEL = "warn" }
    }
  }
}
