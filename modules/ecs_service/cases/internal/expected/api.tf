# Rendered by tfgen 0.1.0 from the blueprint internal: component api.

module "api" {
  source = "./modules/ecs_service"

  name  = "${local.name}-api"
  image = "public.ecr.aws/nginx/nginx:1.27.3"
  port  = 8080
  container_health_check = {
    command = ["CMD-SHELL", "curl --fail http://localhost:8080/health"]
  }
  min_tasks          = 2
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
}
