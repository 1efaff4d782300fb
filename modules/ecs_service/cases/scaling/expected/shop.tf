# Rendered by tfgen 0.1.0 from the blueprint scaling: component shop.

module "shop" {
  source = "./modules/ecs_service"

  name                     = "${local.name}-shop"
  image                    = "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1.4.2"
  port                     = 8080
  cpu                      = 1024
  memory                   = 2048
  min_tasks                = 2
  max_tasks                = 12
  cpu_target               = 60
  memory_target            = 75
  requests_target          = 1000
  scale_out_cooldown       = 60
  scale_in_cooldown        = 300
  on_demand_base           = 2
  spot_percent             = 75
  grace_period             = 60
  vpc_id                   = module.network.vpc_id
  private_subnet_ids       = module.network.private_subnet_ids
  target_group_arn         = module.edge.target_group_arns["shop"]
  target_group_arn_suffix  = module.edge.target_group_arn_suffixes["shop"]
  load_balancer_arn_suffix = module.edge.load_balancer_arn_suffix
  metric_namespace         = module.edge.metric_namespace
}

resource "aws_vpc_security_group_egress_rule" "edge_to_shop" {
  security_group_id            = module.edge.security_group_id
  referenced_security_group_id = module.shop.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.shop.port
  to_port                      = module.shop.port
  description                  = "edge to shop"
}

resource "aws_vpc_security_group_ingress_rule" "shop_from_edge" {
  security_group_id            = module.shop.security_group_id
  referenced_security_group_id = module.edge.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.shop.port
  to_port                      = module.shop.port
  description                  = "shop from edge"
}
