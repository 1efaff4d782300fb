# Rendered by tfgen 0.1.0 from the blueprint shop: component api.

module "api" {
  source = "./modules/beanstalk-api"

  name = "${local.name}-api"
  port = 5000
  route = {
    hosts = ["shop.example.com"]
    paths = ["/api/*"]
  }
  solution_stack_pattern = "^64bit Amazon Linux 2023 v[0-9.]+ running Corretto 21$"
  min_instances          = 2
  max_instances          = 4
  cooldown               = 360
  trigger = {
    BreachDuration            = "5"
    EvaluationPeriods         = "5"
    LowerBreachScaleIncrement = "-1"
    LowerThreshold            = "30"
    MeasureName               = "CPUUtilization"
    Period                    = "1"
    Statistic                 = "Average"
    Unit                      = "Percent"
    UpperBreachScaleIncrement = "1"
    UpperThreshold            = "70"
  }
  listener_rule = {
    hosts = ["shop.example.com"]
    paths = ["/api/*"]
  }
  application        = "shop-api"
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  public_subnet_ids  = module.network.public_subnet_ids
  load_balancer_arn  = module.edge.load_balancer_arn
  listener_port      = module.edge.listener_port
  security_group_id  = module.edge.security_group_id
  url                = module.edge.url
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
  #checkov:skip=CKV_AWS_260:the source is a security group, which this check does not look at; no address is let in
  security_group_id            = module.api.security_group_id
  referenced_security_group_id = module.edge.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.api.port
  to_port                      = module.api.port
  description                  = "api from edge"
}
