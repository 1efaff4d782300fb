# Rendered by tfgen 0.1.0 from the blueprint sidecars: module ecs_service.

locals {
  namespace_arn = aws_service_discovery_http_namespace.this.arn
  host          = var.connect_alias
  alias_port    = var.connect_port
}

resource "aws_service_discovery_http_namespace" "this" {
  name        = var.name
  description = "Services that call each other by Service Connect"
}
