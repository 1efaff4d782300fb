# Rendered by tfgen 0.1.0 from the blueprint shop: component app.

module "app" {
  source = "./modules/beanstalk"

  name           = "${local.name}-app"
  instance_types = ["m7g.large", "m6g.large", "c7g.large"]
  root_volume    = 30
  egress = {
    smtp = { port = 587 }
  }
  environment            = { LOG_LEVEL = "info" }
  secrets                = { MAIL_API = "shop/mail:key", SIGNING_KEY_FILE = "/shop/signing" }
  policies               = { geo = "arn:aws:iam::123456789012:policy/geo" }
  domain                 = "shop.example.com"
  hosted_zone            = "example.com"
  idle_timeout           = 300
  sticky_sessions        = 86400
  health_check           = { path = "/healthz", interval = 15, codes = "200" }
  environment_metrics    = ["ApplicationRequests4xx", "ApplicationRequests5xx", "ApplicationRequestsTotal"]
  solution_stack_pattern = "^64bit Amazon Linux 2023 v[0-9.]+ running Python 3\\.13$"
  min_instances          = 2
  max_instances          = 12
  cooldown               = 360
  trigger = {
    BreachDuration            = "5"
    EvaluationPeriods         = "5"
    LowerBreachScaleIncrement = "-1"
    LowerThreshold            = "0.3"
    MeasureName               = "TargetResponseTime"
    Period                    = "1"
    Statistic                 = "Average"
    Unit                      = "Seconds"
    UpperBreachScaleIncrement = "2"
    UpperThreshold            = "1.5"
  }
  schedules = {
    night = { cron = "0 21 * * MON-FRI", min = 1, max = 4 }
    day   = { cron = "0 5 * * MON-FRI", min = 2, max = 12, desired = 3 }
  }
  on_demand_base     = 2
  spot_percent       = 75
  spot_allocation    = "capacity-optimized"
  secret_names       = { MAIL_API = "shop/mail" }
  client_blocks      = ["0.0.0.0/0"]
  application        = "shop-app"
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  public_subnet_ids  = module.network.public_subnet_ids
}
