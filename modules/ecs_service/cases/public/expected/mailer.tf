# Rendered by tfgen 0.1.0 from the blueprint public: component mailer.

module "mailer" {
  source = "./modules/ecs_service"

  name           = "${local.name}-mailer"
  image          = "public.ecr.aws/docker/library/python:3.13.1-slim@sha256:0de818129b26ed8f46fd772f540c80e277b67a28229531a1ba0fdacfaed19bcb"
  port           = 8080
  architecture   = "arm64"
  command        = ["python", "-m", "mailer"]
  user           = "1000:1000"
  writable_paths = ["/tmp", "/home/app/.cache"]
  open_files     = 65536
  stop_timeout   = 120
  container_health_check = {
    command      = ["CMD", "python", "-m", "mailer.health"]
    start_period = 90
  }
  egress = {
    smtp = { port = 587 }
  }
  minimum_healthy_percent = 0
  maximum_percent         = 100
  log_retention           = 400
  min_tasks               = 1
  storage_size            = 50
  vpc_id                  = module.network.vpc_id
  public_subnet_ids       = module.network.public_subnet_ids
}
