# Rendered by tfgen 0.1.0 from the blueprint shop: component green.

module "green" {
  source = "./modules/beanstalk-green"

  name                   = "${local.name}-green"
  image                  = "public.ecr.aws/docker/library/httpd:2.4.66"
  port                   = 80
  certificate_arn        = module.blue.certificate_arn
  cname_prefix           = "shop-next"
  swap_with              = module.blue.environment_name
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
