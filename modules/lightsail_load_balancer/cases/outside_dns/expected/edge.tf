# Rendered by tfgen 0.1.0 from the blueprint outside-dns: component edge.

module "edge" {
  source = "./modules/lightsail_load_balancer"

  name    = "${local.name}-edge"
  domains = ["shop.example.org"]
}
