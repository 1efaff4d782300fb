# Rendered by tfgen 0.1.0 from the blueprint company: component names.

module "names" {
  source = "./modules/dns"

  providers = {
    aws = aws.us_east_1
  }

  name = "${local.name}-names"
  zone = "example.com"
  records = {
    "@" = {
      type   = "MX"
      values = ["10 mail.example.com"]
    }
    status = {
      type   = "CNAME"
      values = ["pages.example.net"]
      ttl    = 3600
    }
    shop_eu = {
      name         = "shop"
      values       = ["192.0.2.10"]
      latency      = "eu-central-1"
      health_check = "shop"
    }
    shop_us = {
      name    = "shop"
      values  = ["198.51.100.10"]
      latency = "us-east-1"
    }
  }
  health_checks = {
    shop = { host = "eu.example.com", path = "/healthy" }
  }
  record_names = {
    "@"     = "example.com"
    status  = "status.example.com"
    shop_eu = "shop.example.com"
    shop_us = "shop.example.com"
  }
  alias_names = ["intranet.example.com"]
  dns_name    = module.entry.dns_name
  dns_zone_id = module.entry.dns_zone_id
}
