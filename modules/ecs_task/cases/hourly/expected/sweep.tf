# Rendered by tfgen 0.1.0 from the blueprint hourly: component sweep.

module "sweep" {
  source = "./modules/ecs_task"

  name              = "${local.name}-sweep"
  image             = "public.ecr.aws/docker/library/python:3.13.1-slim"
  architecture      = "arm64"
  command           = ["python", "-c", "print('swept')"]
  schedule          = "rate(1 hour)"
  retries           = 1
  max_age           = 600
  storage_size      = 50
  vpc_id            = module.network.vpc_id
  public_subnet_ids = module.network.public_subnet_ids
}
