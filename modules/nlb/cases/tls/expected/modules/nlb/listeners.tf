# Rendered by tfgen 0.1.0 from the blueprint fleet: module nlb.

resource "aws_lb_listener" "broker" {
  load_balancer_arn = aws_lb.this.arn
  port              = var.listeners["broker"].port
  protocol          = "TLS"
  ssl_policy        = var.tls_policy
  certificate_arn   = aws_acm_certificate_validation.this.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["broker"].arn
  }
}

resource "aws_lb_listener" "admin" {
  load_balancer_arn = aws_lb.this.arn
  port              = var.listeners["admin"].port
  protocol          = "TLS"
  ssl_policy        = var.tls_policy
  certificate_arn   = aws_acm_certificate_validation.this.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["admin"].arn
  }
}

locals {
  url = "tls://${coalesce(var.domain, aws_lb.this.dns_name)}:8883"

  # Through the listeners: no service starts before connections can reach it.
  target_group_arns = {
    broker = aws_lb_listener.broker.default_action[0].target_group_arn
    admin  = aws_lb_listener.admin.default_action[0].target_group_arn
  }

  target_group_arn_suffixes = {
    broker = aws_lb_target_group.this["broker"].arn_suffix
    admin  = aws_lb_target_group.this["admin"].arn_suffix
  }
}
