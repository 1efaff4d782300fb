# Rendered by tfgen 0.1.0 from the blueprint bank: module alb.

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.tls_policy
  certificate_arn   = aws_acm_certificate_validation.this.certificate_arn

  mutual_authentication {
    mode            = "verify"
    trust_store_arn = var.trust_store_arn
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

resource "aws_lb_listener" "redirect" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

# The client's name for the server decides which of them it is shown.
resource "aws_lb_listener_certificate" "this" {
  for_each = var.certificates

  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = each.value
}

locals {
  url = "https://${coalesce(var.domain, aws_lb.this.dns_name)}"

  listener = aws_lb_listener.https

  # Through the listener and its rules: no service starts before requests can reach it.
  target_group_arns = {
  }
}
