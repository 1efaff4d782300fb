# Rendered by tfgen 0.1.0 from the blueprint domain: module lightsail_container.

resource "aws_lightsail_container_service" "this" {
  name  = var.name
  power = var.power
  scale = var.scale

  public_domain_names {
    certificate {
      certificate_name = aws_lightsail_certificate.this.name
      domain_names     = var.domains
    }
  }

  # The certificate is issued some minutes after these, and cannot be attached before.
  depends_on = [aws_route53_record.proof]
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
}
