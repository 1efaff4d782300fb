# Rendered by tfgen 0.1.0 from the blueprint both: module ecs_service.

locals {
  # What goes together in MiB: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
  memory_sizes = {
    256   = [512, 1024, 2048]
    512   = range(1024, 4097, 1024)
    1024  = range(2048, 8193, 1024)
    2048  = range(4096, 16385, 1024)
    4096  = range(8192, 30721, 1024)
    8192  = range(16384, 61441, 4096)
    16384 = range(32768, 122881, 8192)
  }

  volumes = { for path in var.writable_paths : trim(replace(path, "/[^A-Za-z0-9]+/", "-"), "-") => path }
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  # The revision before stays, so that a deployment that fails can go back to it.
  skip_destroy = true

  container_definitions = jsonencode([
    {
      name                   = "app"
      image                  = var.image
      essential              = true
      command                = var.command
      entryPoint             = var.entrypoint
      user                   = var.user
      readonlyRootFilesystem = true
      stopTimeout            = var.stop_timeout
      environment            = [for name, value in var.environment : { name = name, value = value }]
      secrets                = [for name, arn in local.secret_arns : { name = name, valueFrom = arn }]
      mountPoints            = [for name, path in local.volumes : { sourceVolume = name, containerPath = path, readOnly = false }]
      ulimits                = var.open_files == null ? null : [{ name = "nofile", softLimit = var.open_files, hardLimit = var.open_files }]
      portMappings           = [{ containerPort = var.port, hostPort = var.port, protocol = "tcp" }]

      linuxParameters = {
        initProcessEnabled = true
      }

      healthCheck = var.container_health_check == null ? null : {
        command     = var.container_health_check.command
        interval    = var.container_health_check.interval
        timeout     = var.container_health_check.timeout
        retries     = var.container_health_check.retries
        startPeriod = var.container_health_check.start_period
      }

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.logs.name
          awslogs-region        = data.aws_region.current.id
          awslogs-stream-prefix = "task"
          mode                  = "non-blocking"
          max-buffer-size       = "25m"
        }
      }
    },
  ])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = upper(var.architecture)
  }

  dynamic "volume" {
    for_each = local.volumes

    content {
      name = volume.key
    }
  }

  lifecycle {
    precondition {
      condition     = contains(local.memory_sizes[var.cpu], var.memory)
      error_message = "Fargate has no task of ${var.cpu} CPU units with ${var.memory} MiB of memory."
    }

    precondition {
      condition     = can(regex("(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$", var.image)) && !endswith(var.image, ":latest")
      error_message = "The image ${var.image} needs a tag other than latest, or a digest: latest moves, so that two tasks may run different images and a rollback has nothing to go back to."
    }
  }
}
