# Rendered by tfgen 0.1.0 from the blueprint sidecars: module ecs_service.

locals {
  secrets = merge(var.secrets, var.more_secrets)
  images = concat(
    [var.image],
    [for sidecar in values(var.sidecar_containers) : sidecar.image],
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

  sidecars = {
    for name, sidecar in var.sidecar_containers : name => {
      name                   = name
      image                  = sidecar.image
      essential              = sidecar.essential
      command                = sidecar.command
      entryPoint             = sidecar.entrypoint
      user                   = sidecar.user
      cpu                    = sidecar.cpu
      memory                 = sidecar.memory
      readonlyRootFilesystem = true
      stopTimeout            = sidecar.stop_timeout
      environment            = [for key, value in sidecar.environment : { name = key, value = value }]
      secrets                = [for key in keys(sidecar.secrets) : { name = key, valueFrom = local.secret_arns["${name}/${key}"] }]
      portMappings           = [for port in sidecar.ports : { containerPort = port.number, hostPort = port.number, protocol = port.protocol }]
      mountPoints            = [for path in sidecar.writable_paths : { sourceVolume = "${name}--${trim(replace(path, "/[^A-Za-z0-9]+/", "-"), "-")}", containerPath = path, readOnly = false }]
      dependsOn              = [for other, condition in sidecar.depends_on : { containerName = other, condition = condition }]
      logConfiguration       = local.beside_log

      linuxParameters = {
        initProcessEnabled = true
      }

      healthCheck = sidecar.health_check == null ? null : {
        command     = sidecar.health_check.command
        interval    = sidecar.health_check.interval
        timeout     = sidecar.health_check.timeout
        retries     = sidecar.health_check.retries
        startPeriod = sidecar.health_check.start_period
      }
    }
  }

  sidecar_volumes = concat(
    flatten([for container in values(local.sidecars) : container.mountPoints[*].sourceVolume]),
  )
}
