# Rendered by tfgen 0.1.0 from the blueprint shared: component cluster.

module "cluster" {
  source = "./modules/ecs_cluster"

  name               = "${local.name}-cluster"
  container_insights = "enabled"
}
