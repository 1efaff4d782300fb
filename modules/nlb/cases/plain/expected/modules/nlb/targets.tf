# Rendered by tfgen 0.1.0 from the blueprint gate: module nlb.

resource "aws_lb_target_group" "web" {
  name_prefix        = "${substr(replace("web", "_", ""), 0, 5)}-"
  vpc_id             = var.vpc_id
  target_type        = "ip"
  protocol           = "TCP"
  port               = var.listeners["web"].to_port
  preserve_client_ip = var.listeners["web"].preserve_client_ip
  proxy_protocol_v2  = var.listeners["web"].proxy_protocol

  health_check {
    protocol = "TCP"
  }

  tags = {
    Name = "${var.name}-web"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group_attachment" "this" {
  for_each = var.receivers

  target_group_arn = local.address_group_arns[each.value[0]]
  target_id        = each.value[1]
}

resource "aws_vpc_security_group_egress_rule" "receiver" {
  for_each = var.ways

  description       = "To ${each.value[1]}, from the listener ${each.value[0]}"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = "${each.value[1]}/32"
  ip_protocol       = each.value[2]
  from_port         = var.listeners[each.value[0]].to_port
  to_port           = var.listeners[each.value[0]].to_port
}

locals {
  address_group_arns = {
    web = aws_lb_target_group.web.arn
  }
}
