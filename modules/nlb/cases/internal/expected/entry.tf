# Rendered by tfgen 0.1.0 from the blueprint office: component entry.

module "entry" {
  source = "./modules/nlb"

  name = "${local.name}-entry"
  listeners = {
    names  = { port = 53, protocol = "tcp_udp", to_port = 5353 }
    syslog = { port = 514, protocol = "udp", to_port = 5514 }
    ledger = { port = 9443, protocol = "tcp", proxy_protocol = true, to_port = 9443 }
    old    = { port = 443, to_port = 8080 }
  }
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/6b1f0c1e-4f0a-4a51-9a34-0f6d5f3c2b11"
  idle_timeout    = 3600
  receivers = {
    "names_10.0.32.10"  = ["names", "10.0.32.10"]
    "names_10.0.48.10"  = ["names", "10.0.48.10"]
    "syslog_10.0.32.11" = ["syslog", "10.0.32.11"]
    "ledger_10.0.32.12" = ["ledger", "10.0.32.12"]
    "old_10.0.32.13"    = ["old", "10.0.32.13"]
  }
  ways = {
    "names_10.0.32.10_tcp"  = ["names", "10.0.32.10", "tcp"]
    "names_10.0.32.10_udp"  = ["names", "10.0.32.10", "udp"]
    "names_10.0.48.10_tcp"  = ["names", "10.0.48.10", "tcp"]
    "names_10.0.48.10_udp"  = ["names", "10.0.48.10", "udp"]
    "syslog_10.0.32.11_tcp" = ["syslog", "10.0.32.11", "tcp"]
    "syslog_10.0.32.11_udp" = ["syslog", "10.0.32.11", "udp"]
    "ledger_10.0.32.12_tcp" = ["ledger", "10.0.32.12", "tcp"]
    "old_10.0.32.13_tcp"    = ["old", "10.0.32.13", "tcp"]
  }
  vpc_id          = module.network.vpc_id
  vpc_cidr        = module.network.vpc_cidr
  private_subnets = module.network.private_subnets
}
