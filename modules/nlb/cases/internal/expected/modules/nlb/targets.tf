# Rendered by tfgen 0.1.0 from the blueprint office: module nlb.

resource "aws_lb_target_group" "names" {
  name_prefix       = "${substr(replace("names", "_", ""), 0, 5)}-"
  vpc_id            = var.vpc_id
  target_type       = "ip"
  protocol          = "TCP_UDP"
  port              = var.listeners["names"].to_port
  proxy_protocol_v2 = var.listeners["names"].proxy_protocol

  health_check {
    protocol = "TCP"
  }

  tags = {
    Name = "${var.name}-names"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "syslog" {
  name_prefix       = "${substr(replace("syslog", "_", ""), 0, 5)}-"
  vpc_id            = var.vpc_id
  target_type       = "ip"
  protocol          = "UDP"
  port              = var.listeners["syslog"].to_port
  proxy_protocol_v2 = var.listeners["syslog"].proxy_protocol

  health_check {
    protocol = "TCP"
  }

  tags = {
    Name = "${var.name}-syslog"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "ledger" {
  name_prefix        = "${substr(replace("ledger", "_", ""), 0, 5)}-"
  vpc_id             = var.vpc_id
  target_type        = "ip"
  protocol           = "TCP"
  port               = var.listeners["ledger"].to_port
  preserve_client_ip = var.listeners["ledger"].preserve_client_ip
  proxy_protocol_v2  = var.listeners["ledger"].proxy_protocol

  health_check {
    protocol = "TCP"
  }

  tags = {
    Name = "${var.name}-ledger"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "old" {
  name_prefix        = "${substr(replace("old", "_", ""), 0, 5)}-"
  vpc_id             = var.vpc_id
  target_type        = "ip"
  protocol           = "TCP"
  port               = var.listeners["old"].to_port
  preserve_client_ip = var.listeners["old"].preserve_client_ip
  proxy_protocol_v2  = var.listeners["old"].proxy_protocol

  health_check {
    protocol = "HTTP"
    path     = "/"
  }

  tags = {
    Name = "${var.name}-old"
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
    names  = aws_lb_target_group.names.arn
    syslog = aws_lb_target_group.syslog.arn
    ledger = aws_lb_target_group.ledger.arn
    old    = aws_lb_target_group.old.arn
  }
}
