# Rendered by tfgen 0.1.0 from the blueprint gate: module nlb.

resource "aws_lb_listener" "web" {
  load_balancer_arn        = aws_lb.this.arn
  port                     = var.listeners["web"].port
  protocol                 = "TCP"
  tcp_idle_timeout_seconds = var.idle_timeout

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

locals {
  url = "tcp://${coalesce(var.domain, aws_lb.this.dns_name)}:80"

  # Through the listeners: no service starts before connections can reach it.
  target_group_arns = {
  }

  target_group_arn_suffixes = {
    web = aws_lb_target_group.web.arn_suffix
  }
}
