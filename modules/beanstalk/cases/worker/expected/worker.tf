# Rendered by tfgen 0.1.0 from the blueprint shop: component worker.

module "worker" {
  source = "./modules/beanstalk"

  name                   = "${local.name}-worker"
  solution_stack_pattern = "^64bit Amazon Linux 2023 v[0-9.]+ running Python 3\\.13$"
  min_instances          = 1
  max_instances          = 5
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
  messages           = { path = "/tasks", connections = 4, timeout = 600, retry_after = 30 }
  application        = "shop-worker"
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  queue_url          = module.jobs.queue_url
  queue_arn          = module.jobs.queue_arn
  queue_key_arn      = module.jobs.queue_key_arn
}
