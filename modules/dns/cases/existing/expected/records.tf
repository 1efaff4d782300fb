# Rendered by tfgen 0.1.0 from the blueprint moving: component records.

module "records" {
  source = "./modules/dns"

  name = "${local.name}-records"
  zone = "example.com"
  records = {
    api_old = {
      name   = "api"
      values = ["192.0.2.10"]
      weight = 90
    }
    api_new = {
      name         = "api"
      values       = ["198.51.100.10"]
      weight       = 10
      health_check = "new"
    }
    app = {
      values       = ["192.0.2.20"]
      failover     = "primary"
      health_check = "app"
    }
    app_standby = {
      name     = "app"
      alias    = { name = "d111111abcdef8.cloudfront.net", zone_id = "Z2FDTNDATAQYW2" }
      failover = "secondary"
    }
    www_europe = {
      name      = "www"
      values    = ["192.0.2.30"]
      continent = "EU"
    }
    www_others = {
      name    = "www"
      values  = ["198.51.100.30"]
      country = "*"
    }
    ntp_1 = {
      name         = "ntp"
      values       = ["192.0.2.41"]
      multivalue   = true
      health_check = "ntp"
    }
    ntp_2 = {
      name       = "ntp"
      values     = ["192.0.2.42"]
      multivalue = true
    }
  }
  health_checks = {
    new = { host = "new.example.com", interval = 10, failures = 2 }
    app = { host = "app.example.com", protocol = "HTTP" }
    ntp = { host = "ntp.example.com", protocol = "TCP", port = 123 }
  }
  record_names = {
    api_old     = "api.example.com"
    api_new     = "api.example.com"
    app         = "app.example.com"
    app_standby = "app.example.com"
    www_europe  = "www.example.com"
    www_others  = "www.example.com"
    ntp_1       = "ntp.example.com"
    ntp_2       = "ntp.example.com"
  }
}
