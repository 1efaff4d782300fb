# Rendered by tfgen 0.1.0 from the blueprint batch: component reports.

module "reports" {
  source = "./modules/asg-reports"

  name                = "${local.name}-reports"
  user_data           = "#!/bin/bash\ndnf install --assumeyes python3\n"
  instance_types      = ["t4g.small", "t4g.medium"]
  program             = "reports"
  image_parameter     = "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-arm64"
  min_instances       = 1
  max_instances       = 1
  min_healthy_percent = 100
  max_healthy_percent = 150
  vpc_id              = module.network.vpc_id
  public_subnet_ids   = module.network.public_subnet_ids
}
