# Rendered by tfgen 0.1.0 from the blueprint internal: component dashboard.

module "dashboard" {
  source = "./modules/ecs_service-dashboard"

  name  = "${local.name}-dashboard"
  image = "public.ecr.aws/nginx/nginx:1.27.3"
  port  = 8501
  environment = {
    API_HOST = module.api.host
    API_PORT = module.api.port
    API_URL  = "http://${module.api.host}:${module.api.port}"
  }
  min_tasks          = 1
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
}

resource "aws_vpc_security_group_egress_rule" "dashboard_to_api" {
  security_group_id            = module.dashboard.security_group_id
  referenced_security_group_id = module.api.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "dashboard to api"
}

resource "aws_vpc_security_group_ingress_rule" "api_from_dashboard" {
  security_group_id            = module.api.security_group_id
  referenced_security_group_id = module.dashboard.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "api from dashboard"
}
