# Rendered by tfgen 0.1.0 from the blueprint both: component api.

module "api" {
  source = "./modules/ecs_service"

  name                              = "${local.name}-api"
  image                             = "public.ecr.aws/nginx/nginx:1.27.3"
  port                              = 8080
  min_tasks                         = 2
  grace_period                      = 60
  vpc_id                            = module.network.vpc_id
  private_subnet_ids                = module.network.private_subnet_ids
  target_group_arn                  = module.edge.target_group_arns["api"]
  target_group_arn_suffix           = module.edge.target_group_arn_suffixes["api"]
  load_balancer_arn_suffix          = module.edge.load_balancer_arn_suffix
  metric_namespace                  = module.edge.metric_namespace
  internal_target_group_arn         = module.inner.target_group_arns["api"]
  internal_target_group_arn_suffix  = module.inner.target_group_arn_suffixes["api"]
  internal_load_balancer_arn_suffix = module.inner.load_balancer_arn_suffix
  internal_metric_namespace         = module.inner.metric_namespace
}

resource "aws_vpc_security_group_egress_rule" "edge_to_api" {
  security_group_id            = module.edge.security_group_id
  referenced_security_group_id = module.api.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "edge to api"
}

resource "aws_vpc_security_group_ingress_rule" "api_from_edge" {
  security_group_id            = module.api.security_group_id
  referenced_security_group_id = module.edge.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "api from edge"
}

resource "aws_vpc_security_group_egress_rule" "inner_to_api" {
  security_group_id            = module.inner.security_group_id
  referenced_security_group_id = module.api.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "inner to api"
}

resource "aws_vpc_security_group_ingress_rule" "api_from_inner" {
  security_group_id            = module.api.security_group_id
  referenced_security_group_id = module.inner.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "api from inner"
}
