# Rendered by tfgen 0.1.0 from the blueprint intranet: module alb.

resource "aws_lb_listener" "http" {
  #checkov:skip=CKV_AWS_2:the blueprint asks for plain HTTP, which this internal load balancer speaks inside the VPC only
  #checkov:skip=CKV_AWS_103:the blueprint asks for plain HTTP, which this internal load balancer speaks inside the VPC only
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}

locals {
  url = "http://${coalesce(var.domain, aws_lb.this.dns_name)}"

  listener = aws_lb_listener.http

  # Through the listener and its rules: no service starts before requests can reach it.
  target_group_arns = {
  }
}
