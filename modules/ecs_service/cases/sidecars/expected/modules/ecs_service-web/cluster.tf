# Rendered by tfgen 0.1.0 from the blueprint sidecars: module ecs_service.

locals {
  cluster_arn  = var.cluster_arn
  cluster_name = var.cluster_name
}
