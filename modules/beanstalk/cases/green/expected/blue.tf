# Rendered by tfgen 0.1.0 from the blueprint shop: component blue.

module "blue" {
  source = "./modules/beanstalk"

  name                   = "${local.name}-blue"
  image                  = "public.ecr.aws/docker/library/httpd:2.4.65"
  port                   = 80
  domain                 = "shop.example.com"
  hosted_zone            = "example.com"
  cname_prefix           = "shop-live"
  solution_stack_pattern = "^64bit Amazon Linux 2023 v[0-9.]+ running Docker$"
  min_instances          = 2
  max_instances          = 4
  cooldown               = 360
  trigger = {
    BreachDuration            = "5"
    EvaluationPeriods         = "5"
    LowerBreachScaleIncrement = "-1"
    LowerThreshold            = "30"
    MeasureName               = "CPUUtilization"
    Period                    = "1"
    Statistic                 = "Average"
    Unit                      = "Percent"
    UpperBreachScaleIncrement = "1"
    UpperThreshold            = "70"
  }
  client_blocks      = ["0.0.0.0/0"]
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  public_subnet_ids  = module.network.public_subnet_ids
  application_name   = module.shop.application_name
}
