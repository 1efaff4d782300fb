# Rendered by tfgen 0.1.0 from the blueprint batch: component office.

module "office" {
  source = "./modules/asg"

  name                 = "${local.name}-office"
  policies             = { tracing = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" }
  rollback_alarms      = ["batch-errors"]
  termination_policies = ["OldestLaunchTemplate", "OldestInstance"]
  egress = {
    smtp = { port = 587 }
  }
  image_id      = "ami-0abcdef1234567890"
  min_instances = 1
  max_instances = 8
  add_above     = 70
  remove_below  = 30
  steps_up = [
    { lower = 0, upper = 20, change = 1 },
    { lower = 20, change = 3 },
  ]
  steps_down = [
    { lower = -20, upper = 0, change = -1 },
    { upper = -20, change = -2 },
  ]
  step_period     = 60
  step_datapoints = 3
  schedules = {
    morning = { cron = "0 7 * * MON-FRI", timezone = "Europe/Berlin", min = 2, max = 8, desired = 4 }
    evening = { cron = "0 20 * * MON-FRI", timezone = "Europe/Berlin", min = 0, max = 2 }
  }
  warm_instances      = { state = "stopped", min = 2, max = 6, reuse = true }
  min_healthy_percent = 90
  max_healthy_percent = 120
  vpc_id              = module.network.vpc_id
  public_subnet_ids   = module.network.public_subnet_ids
}
