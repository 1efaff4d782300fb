# Rendered by tfgen 0.1.0 from the blueprint instances: component admin.

module "admin" {
  source = "./modules/ecs_service-admin"

  name                   = "${local.name}-admin"
  image                  = "123456789012.dkr.ecr.us-east-1.amazonaws.com/admin:1.4.2"
  port                   = 8080
  min_tasks              = 2
  vpc_id                 = module.network.vpc_id
  private_subnet_ids     = module.network.private_subnet_ids
  cluster_name           = module.cluster.cluster_name
  cluster_arn            = module.cluster.cluster_arn
  capacity_provider_name = module.steady.capacity_provider_name
}
