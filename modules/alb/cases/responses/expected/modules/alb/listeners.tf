# Rendered by tfgen 0.1.0 from the blueprint depot: module alb.

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.tls_policy
  certificate_arn   = aws_acm_certificate_validation.this.certificate_arn

  mutual_authentication {
    mode = "passthrough"
  }

  default_action {
    type = "redirect"

    redirect {
      host        = "www.example.com"
      path        = "/"
      status_code = "HTTP_302"
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

resource "aws_lb_listener_rule" "orders" {
  listener_arn = aws_lb_listener.https.arn
  priority     = var.priorities["orders"]

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["orders"].arn
  }

  condition {
    path_pattern {
      values = ["/orders/*"]
    }
  }

  tags = {
    Name = "${var.name}-orders"
  }
}

resource "aws_lb_listener_rule" "reads" {
  listener_arn = aws_lb_listener.https.arn
  priority     = var.priorities["reads"]

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this["reads"].arn
  }

  condition {
    path_pattern {
      values = ["/orders/*"]
    }
  }

  condition {
    query_string {
      key   = "version"
      value = "beta"
    }
  }

  condition {
    http_request_method {
      values = ["GET", "HEAD"]
    }
  }

  tags = {
    Name = "${var.name}-reads"
  }
}

resource "aws_lb_listener_rule" "response__closed" {
  listener_arn = aws_lb_listener.https.arn
  priority     = var.priorities["response__closed"]

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "application/json"
      message_body = "{\"closed\": \"until ten\"}"
      status_code  = "503"
    }
  }

  condition {
    path_pattern {
      values = ["/orders/*"]
    }
  }

  condition {
    http_request_method {
      values = ["POST"]
    }
  }

  tags = {
    Name = "${var.name}-closed"
  }
}

resource "aws_lb_listener_rule" "response__moved" {
  listener_arn = aws_lb_listener.https.arn
  priority     = var.priorities["response__moved"]

  action {
    type = "redirect"

    redirect {
      host        = "depot.example.com"
      path        = "/stock/#{path}"
      status_code = "HTTP_301"
    }
  }

  condition {
    host_header {
      values = ["stock.example.com"]
    }
  }

  tags = {
    Name = "${var.name}-moved"
  }
}

resource "aws_lb_listener_rule" "response__no_scripts" {
  listener_arn = aws_lb_listener.https.arn
  priority     = var.priorities["response__no_scripts"]

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }

  condition {
    path_pattern {
      values = ["*.php"]
    }
  }

  tags = {
    Name = "${var.name}-no-scripts"
  }
}

resource "aws_lb_listener_rule" "response__plain" {
  listener_arn = aws_lb_listener.https.arn
  priority     = var.priorities["response__plain"]

  action {
    type = "redirect"

    redirect {
      path        = "/json/#{path}"
      query       = ""
      status_code = "HTTP_302"
    }
  }

  condition {
    query_string {
      key   = "format"
      value = "xml"
    }

    query_string {
      key   = "format"
      value = "soap*"
    }
  }

  tags = {
    Name = "${var.name}-plain"
  }
}

locals {
  url = "https://${coalesce(var.domain, aws_lb.this.dns_name)}"

  listener = aws_lb_listener.https

  # Through the listener and its rules: no service starts before requests can reach it.
  target_group_arns = {
    orders = aws_lb_listener_rule.orders.action[0].target_group_arn
    reads  = aws_lb_listener_rule.reads.action[0].target_group_arn
  }
}
