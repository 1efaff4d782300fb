# Rendered by tfgen 0.1.0 from the blueprint office: module nlb.

resource "aws_lb_listener" "names" {
  load_balancer_arn = aws_lb.this.arn
  port              = var.listeners["names"].port
  protocol          = "TCP_UDP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.names.arn
  }
}

resource "aws_lb_listener" "syslog" {
  load_balancer_arn = aws_lb.this.arn
  port              = var.listeners["syslog"].port
  protocol          = "UDP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.syslog.arn
  }
}

resource "aws_lb_listener" "ledger" {
  load_balancer_arn        = aws_lb.this.arn
  port                     = var.listeners["ledger"].port
  protocol                 = "TCP"
  tcp_idle_timeout_seconds = var.idle_timeout

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.ledger.arn
  }
}

resource "aws_lb_listener" "old" {
  load_balancer_arn = aws_lb.this.arn
  port              = var.listeners["old"].port
  protocol          = "TLS"
  ssl_policy        = var.tls_policy
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.old.arn
  }
}

locals {
  url = "tcp://${coalesce(var.domain, aws_lb.this.dns_name)}:53"

  # Through the listeners: no service starts before connections can reach it.
  target_group_arns = {
  }

  target_group_arn_suffixes = {
    names  = aws_lb_target_group.names.arn_suffix
    syslog = aws_lb_target_group.syslog.arn_suffix
    ledger = aws_lb_target_group.ledger.arn_suffix
    old    = aws_lb_target_group.old.arn_suffix
  }
}
