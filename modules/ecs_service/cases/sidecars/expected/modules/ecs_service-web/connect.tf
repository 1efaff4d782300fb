# Rendered by tfgen 0.1.0 from the blueprint sidecars: module ecs_service.

locals {
  namespace_arn = var.connect_namespace
}
