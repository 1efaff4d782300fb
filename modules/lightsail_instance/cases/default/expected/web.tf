# Rendered by tfgen 0.1.0 from the blueprint default: component web.

module "web" {
  source = "./modules/lightsail_instance"

  name         = "${local.name}-web"
  instances    = { a = "us-east-1a" }
  blueprint_id = "amazon_linux_2023"
  bundle_id    = "small_3_0"
  open_ports = {
    http  = { port = 80 }
    https = { port = 443 }
  }
}
