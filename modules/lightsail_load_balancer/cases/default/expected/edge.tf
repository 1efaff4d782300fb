# Rendered by tfgen 0.1.0 from the blueprint default: component edge.

module "edge" {
  source = "./modules/lightsail_load_balancer"

  name            = "${local.name}-edge"
  hosted_zone     = "example.com"
  health_check    = "/healthz"
  domains         = ["example.com", "www.example.com"]
  cookie_duration = 3600
}
