# Rendered by tfgen 0.1.0 from the blueprint scaling: component office.

module "office" {
  source = "./modules/ecs_service-office"

  name      = "${local.name}-office"
  image     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/office:1.4.2"
  port      = 8080
  min_tasks = 1
  max_tasks = 4
  schedules = {
    morning = { cron = "0 7 ? * MON-FRI *", timezone = "Europe/Berlin", min = 1, max = 4 }
    evening = { cron = "0 20 ? * MON-FRI *", timezone = "Europe/Berlin", min = 0, max = 0 }
  }
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
}
