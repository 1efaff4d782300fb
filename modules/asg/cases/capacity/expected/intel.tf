# Rendered by tfgen 0.1.0 from the blueprint fleet: component intel.

module "intel" {
  source = "./modules/asg-intel"

  name                = "${local.name}-intel"
  instance_types      = ["m7i.large"]
  image_parameter     = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
  min_instances       = 0
  max_instances       = 4
  min_healthy_percent = 100
  max_healthy_percent = 150
  vpc_id              = module.network.vpc_id
  private_subnet_ids  = module.network.private_subnet_ids
  cluster_to_join     = module.cluster.cluster_to_join
}
