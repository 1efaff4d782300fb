# Rendered by tfgen 0.1.0 from the blueprint shop: component app.

module "app" {
  source = "./modules/beanstalk"

  name            = "${local.name}-app"
  bundle          = { bucket = "shop-builds", key = "app/${var.build}.zip" }
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000"
  solution_stack  = "64bit Amazon Linux 2023 v4.6.0 running Go 1"
  min_instances   = 2
  max_instances   = 4
  cooldown        = 360
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
  application        = "shop-app"
  vpc_id             = module.network.vpc_id
  vpc_cidr           = module.network.vpc_cidr
  private_subnet_ids = module.network.private_subnet_ids
  public_subnet_ids  = module.network.public_subnet_ids
}
