# Rendered by tfgen 0.1.0 from the blueprint shop: component app.

module "app" {
  source = "./modules/beanstalk"

  name                   = "${local.name}-app"
  instance_types         = ["t3.micro"]
  log_retention          = 7
  keep_logs              = false
  solution_stack_pattern = "^64bit Amazon Linux 2023 v[0-9.]+ running Docker$"
  client_blocks          = ["203.0.113.0/24"]
  application            = "shop-app"
  vpc_id                 = module.network.vpc_id
  public_subnet_ids      = module.network.public_subnet_ids
}
