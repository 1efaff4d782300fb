# Rendered by tfgen 0.1.0 from the blueprint shop: module alb.

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.tls_policy
  certificate_arn   = aws_acm_certificate_validation.this.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["web"].arn
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

resource "aws_lb_listener_rule" "files" {
  listener_arn = aws_lb_listener.https.arn
  priority     = var.priorities["files"]

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["files"].arn
  }

  condition {
    host_header {
      values = ["api.example.com"]
    }
  }

  condition {
    path_pattern {
      values = ["/files/*"]
    }
  }

  tags = {
    Name = "${var.name}-files"
  }
}

resource "aws_lb_listener_rule" "preview" {
  listener_arn = aws_lb_listener.https.arn
  priority     = var.priorities["preview"]

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["preview"].arn
  }

  condition {
    http_header {
      http_header_name = "X-Preview"
      values           = ["yes"]
    }
  }

  tags = {
    Name = "${var.name}-preview"
  }
}

locals {
  url = "https://${coalesce(var.domain, aws_lb.this.dns_name)}"

  listener = aws_lb_listener.https

  # Through the listener and its rules: no service starts before requests can reach it.
  target_group_arns = {
    web     = aws_lb_listener.https.default_action[0].target_group_arn
    files   = aws_lb_listener_rule.files.action[0].target_group_arn
    preview = aws_lb_listener_rule.preview.action[0].target_group_arn
  }
}
