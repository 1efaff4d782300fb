# Rendered by tfgen 0.1.0 from the blueprint open-ports: component web.

module "web" {
  source = "./modules/lightsail_instance"

  name         = "${local.name}-web"
  key_pair     = "team"
  instances    = { b = "ca-central-1b", d = "ca-central-1d" }
  blueprint_id = "ubuntu_24_04"
  bundle_id    = "medium_3_0"
  open_ports = {
    ssh = {
      port  = 22
      cidrs = ["203.0.113.7/32"]
    }
    media = {
      port       = 50000
      to_port    = 50100
      protocol   = "udp"
      ipv6_cidrs = ["::/0"]
    }
  }
  load_balancer_name = module.edge.load_balancer_name
}
