# Rendered by tfgen 0.1.0 from the blueprint registry: module lightsail_container.

resource "aws_lightsail_container_service" "this" {
  name  = var.name
  power = var.power
  scale = var.scale

  private_registry_access {
    ecr_image_puller_role {
      is_active = true
    }
  }
}

# Every change is a new deployment; Lightsail keeps the last ones and takes the old one down when the new one is healthy.
resource "aws_lightsail_container_service_deployment_version" "this" {
  service_name = aws_lightsail_container_service.this.name

  container {
    container_name = "app"
    image          = var.image
    command        = var.command
    environment    = var.environment
    ports = {
      (tostring(var.port)) = "HTTP"
    }
  }

  dynamic "container" {
    for_each = var.sidecars

    content {
      container_name = container.key
      image          = container.value.image
      command        = container.value.command
      environment    = container.value.environment
      ports          = { for port in container.value.ports : split("/", port)[0] => upper(split("/", port)[1]) }
    }
  }

  public_endpoint {
    container_name = "app"
    container_port = var.port

    health_check {
      path                = var.health_check.path
      interval_seconds    = var.health_check.interval
      timeout_seconds     = var.health_check.timeout
      healthy_threshold   = var.health_check.healthy_threshold
      unhealthy_threshold = var.health_check.unhealthy_threshold
      success_codes       = var.health_check.codes
    }
  }

  # Without the policy the image could not be pulled.
  depends_on = [aws_ecr_repository_policy.pull]
}

resource "aws_ecr_repository_policy" "pull" {
  repository = var.repository_name
  policy     = data.aws_iam_policy_document.pull.json
}

# https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-container-service-ecr-private-repo-access.html
data "aws_iam_policy_document" "pull" {
  statement {
    sid     = "LightsailPull"
    actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]

    principals {
      type        = "AWS"
      identifiers = [aws_lightsail_container_service.this.private_registry_access[0].ecr_image_puller_role[0].principal_arn]
    }
  }
}
