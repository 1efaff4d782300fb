# Rendered by tfgen 0.1.0 from the blueprint wordpress: component blog.

module "blog" {
  source = "./modules/lightsail_instance"

  name          = "${local.name}-blog"
  snapshot_time = "02:00"
  instances     = { a = "eu-west-2a" }
  blueprint_id  = "wordpress"
  bundle_id     = "micro_3_0"
  open_ports = {
    http  = { port = 80 }
    https = { port = 443 }
  }
}
