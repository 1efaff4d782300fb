# Rendered by tfgen 0.1.0 from the blueprint ledger: module alb.

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.tls_policy
  certificate_arn   = var.certificate_arn

  mutual_authentication {
    mode = "off"
  }

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
  url = "https://${coalesce(var.domain, aws_lb.this.dns_name)}"

  listener = aws_lb_listener.https

  # Through the listener and its rules: no service starts before requests can reach it.
  target_group_arns = {
  }
}
