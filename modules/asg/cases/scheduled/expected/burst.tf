# Rendered by tfgen 0.1.0 from the blueprint batch: component burst.

module "burst" {
  source = "./modules/asg-burst"

  name                = "${local.name}-burst"
  user_data           = "#!/bin/bash\ndnf install --assumeyes amazon-efs-utils\n"
  program             = "burst"
  image_parameter     = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
  min_instances       = 1
  max_instances       = 4
  warm_instances      = {}
  min_healthy_percent = 100
  max_healthy_percent = 150
  vpc_id              = module.network.vpc_id
  public_subnet_ids   = module.network.public_subnet_ids
  cluster_to_join     = module.cluster.cluster_to_join
}
