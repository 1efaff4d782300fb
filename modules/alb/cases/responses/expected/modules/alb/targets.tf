# Rendered by tfgen 0.1.0 from the blueprint depot: module alb.

resource "aws_lb_target_group" "this" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer; from there requests stay in the VPC, between two security groups
  for_each = var.targets

  # A change of the port replaces the target group, the new one first: a fixed name would still be taken.
  name_prefix          = "${substr(replace(each.key, "/[^a-z0-9]/", ""), 0, 5)}-"
  vpc_id               = var.vpc_id
  target_type          = each.value.target_type
  protocol             = "HTTP"
  port                 = each.value.port
  deregistration_delay = each.value.deregistration_delay

  health_check {
    path                = each.value.health_check.path
    matcher             = each.value.health_check.codes
    interval            = each.value.health_check.interval
    timeout             = each.value.health_check.timeout
    healthy_threshold   = each.value.health_check.healthy_threshold
    unhealthy_threshold = each.value.health_check.unhealthy_threshold
  }

  stickiness {
    type            = "lb_cookie"
    enabled         = var.sticky_sessions != null
    cookie_duration = var.sticky_sessions
  }

  tags = {
    Name = "${var.name}-${each.key}"
  }

  lifecycle {
    create_before_destroy = true
  }
}
