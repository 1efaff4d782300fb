# Rendered by tfgen 0.1.0 from the blueprint fleet: module nlb.

resource "aws_lb_target_group" "this" {
  for_each = var.targets

  # A change of the port replaces the target group, the new one first: a fixed name would still be taken.
  name_prefix          = "${substr(replace(each.key, "/[^a-z0-9]/", ""), 0, 5)}-"
  vpc_id               = var.vpc_id
  target_type          = each.value.target_type
  protocol             = "TCP"
  port                 = each.value.port
  deregistration_delay = each.value.deregistration_delay
  preserve_client_ip   = var.listeners[each.key].preserve_client_ip
  proxy_protocol_v2    = var.listeners[each.key].proxy_protocol

  health_check {
    protocol            = var.checks[each.key]
    path                = var.checks[each.key] == "HTTP" ? each.value.health_check.path : null
    matcher             = var.checks[each.key] == "HTTP" ? each.value.health_check.codes : null
    interval            = each.value.health_check.interval
    timeout             = each.value.health_check.timeout
    healthy_threshold   = each.value.health_check.healthy_threshold
    unhealthy_threshold = each.value.health_check.unhealthy_threshold
  }

  tags = {
    Name = "${var.name}-${each.key}"
  }

  lifecycle {
    create_before_destroy = true
  }
}
