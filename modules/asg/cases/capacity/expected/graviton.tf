# Rendered by tfgen 0.1.0 from the blueprint fleet: component graviton.

module "graviton" {
  source = "./modules/asg"

  name                = "${local.name}-graviton"
  instance_types      = ["m7g.large", "m6g.large", "c7g.large", "r7g.large"]
  root_volume         = 60
  target_capacity     = 90
  max_lifetime        = 1209600
  image_parameter     = "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id"
  min_instances       = 0
  max_instances       = 12
  on_demand_base      = 2
  spot_percent        = 80
  spot_allocation     = "price-capacity-optimized"
  min_healthy_percent = 100
  max_healthy_percent = 150
  vpc_id              = module.network.vpc_id
  private_subnet_ids  = module.network.private_subnet_ids
  cluster_to_join     = module.cluster.cluster_to_join
}
