# Rendered by tfgen 0.1.0 from the blueprint sidecars: module ecs_service.

locals {
  secrets = merge(var.secrets, var.more_secrets)
  images = concat(
    [var.image],
    [var.router.image],
  )

  beside_log = {
    logDriver = "awslogs"
    options = {
      awslogs-group         = aws_cloudwatch_log_group.logs.name
      awslogs-region        = data.aws_region.current.id
      awslogs-stream-prefix = "task"
      mode                  = "non-blocking"
      max-buffer-size       = "25m"
    }
  }

  sidecar_volumes = concat(
    ["log-router--tmp"],
  )

  log_router = {
    name                   = "log_router"
    image                  = var.router.image
    essential              = true
    user                   = "0"
    memoryReservation      = var.router.memory
    readonlyRootFilesystem = true
    mountPoints            = [{ sourceVolume = "log-router--tmp", containerPath = "/tmp", readOnly = false }]
    logConfiguration       = local.beside_log

    firelensConfiguration = {
      type    = "fluentbit"
      options = { enable-ecs-log-metadata = "true" }
    }
  }
}
