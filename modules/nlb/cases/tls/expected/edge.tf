# Rendered by tfgen 0.1.0 from the blueprint fleet: component edge.

module "edge" {
  source = "./modules/nlb"

  name = "${local.name}-edge"
  listeners = {
    broker = { port = 8883 }
    admin  = { port = 443, preserve_client_ip = true }
  }
  domain         = "mqtt.example.com"
  hosted_zone    = "example.com"
  force_destroy  = true
  client_blocks  = ["0.0.0.0/0"]
  checks         = { broker = "TCP", admin = "HTTP" }
  vpc_id         = module.network.vpc_id
  vpc_cidr       = module.network.vpc_cidr
  public_subnets = module.network.public_subnets
  targets = {
    broker = { port = 1883 }
    admin = {
      port         = 8080
      health_check = { path = "/healthy" }
    }
  }
}
