# Rendered by tfgen 0.1.0 from the blueprint sidecars: component web.

module "web" {
  source = "./modules/ecs_service-web"

  name  = "${local.name}-web"
  image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:2.1.0"
  port  = 3000
  environment = {
    API_HOST = module.api.host
    API_PORT = module.api.alias_port
    API_URL  = "http://${module.api.host}:${module.api.alias_port}"
  }
  more_secrets = { "log_router/apikey" = "shop/datadog" }
  router = {
    options = { Name = "datadog", Host = "http-intake.logs.datadoghq.com", TLS = "on", dd_service = "web" }
    secrets = { apikey = "shop/datadog" }
  }
  min_tasks                = 2
  connect_namespace        = module.api.namespace_arn
  rollback_errors          = 10
  rollback_response_time   = 1.5
  rollback_alarms          = []
  grace_period             = 60
  vpc_id                   = module.network.vpc_id
  private_subnet_ids       = module.network.private_subnet_ids
  target_group_arn         = module.edge.target_group_arns["web"]
  target_group_arn_suffix  = module.edge.target_group_arn_suffixes["web"]
  load_balancer_arn_suffix = module.edge.load_balancer_arn_suffix
  metric_namespace         = module.edge.metric_namespace
  cluster_name             = module.cluster.cluster_name
  cluster_arn              = module.cluster.cluster_arn
}

resource "aws_vpc_security_group_egress_rule" "edge_to_web" {
  security_group_id            = module.edge.security_group_id
  referenced_security_group_id = module.web.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.web.port
  to_port                      = module.web.port
  description                  = "edge to web"
}

resource "aws_vpc_security_group_ingress_rule" "web_from_edge" {
  security_group_id            = module.web.security_group_id
  referenced_security_group_id = module.edge.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.web.port
  to_port                      = module.web.port
  description                  = "web from edge"
}

resource "aws_vpc_security_group_egress_rule" "web_to_api" {
  security_group_id            = module.web.security_group_id
  referenced_security_group_id = module.api.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "web to api"
}

resource "aws_vpc_security_group_ingress_rule" "api_from_web" {
  security_group_id            = module.api.security_group_id
  referenced_security_group_id = module.web.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "api from web"
}
