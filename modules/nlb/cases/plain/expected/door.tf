# Rendered by tfgen 0.1.0 from the blueprint gate: component door.

module "door" {
  source = "./modules/nlb"

  name = "${local.name}-door"
  listeners = {
    web = { port = 80, protocol = "tcp", to_port = 8080 }
  }
  client_blocks = ["192.0.2.0/24"]
  receivers = {
    "web_10.0.32.10" = ["web", "10.0.32.10"]
  }
  ways = {
    "web_10.0.32.10_tcp" = ["web", "10.0.32.10", "tcp"]
  }
  vpc_id         = module.network.vpc_id
  vpc_cidr       = module.network.vpc_cidr
  public_subnets = module.network.public_subnets
}
