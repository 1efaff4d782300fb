# Rendered by tfgen 0.1.0 from the blueprint exec: component app.

module "app" {
  source = "./modules/ecs_service"

  name               = "${local.name}-app"
  image              = "public.ecr.aws/nginx/nginx:1.27.3"
  port               = 8080
  min_tasks          = 2
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
}
