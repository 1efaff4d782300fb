# Rendered by tfgen 0.1.0 from the blueprint web: component app.

module "app" {
  source = "./modules/ecs_service"

  name                     = "${local.name}-app"
  image                    = "${module.registry.repository_url}:${var.image_tag}"
  port                     = 8501
  cpu                      = 512
  memory                   = 1024
  min_tasks                = 2
  grace_period             = 60
  vpc_id                   = module.network.vpc_id
  private_subnet_ids       = module.network.private_subnet_ids
  target_group_arn         = module.edge.target_group_arns["app"]
  target_group_arn_suffix  = module.edge.target_group_arn_suffixes["app"]
  load_balancer_arn_suffix = module.edge.load_balancer_arn_suffix
  metric_namespace         = module.edge.metric_namespace
}

resource "aws_vpc_security_group_egress_rule" "edge_to_app" {
  security_group_id            = module.edge.security_group_id
  referenced_security_group_id = module.app.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.app.port
  to_port                      = module.app.port
  description                  = "edge to app"
}

resource "aws_vpc_security_group_ingress_rule" "app_from_edge" {
  security_group_id            = module.app.security_group_id
  referenced_security_group_id = module.edge.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.app.port
  to_port                      = module.app.port
  description                  = "app from edge"
}
