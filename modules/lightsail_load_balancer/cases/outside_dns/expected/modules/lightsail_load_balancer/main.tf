# Rendered by tfgen 0.1.0 from the blueprint outside-dns: module lightsail_load_balancer.

locals {
  url = "https://${var.domains[0]}"
}

resource "aws_lightsail_lb" "this" {
  name              = var.name
  instance_port     = var.instance_port
  health_check_path = var.health_check
}

resource "aws_lightsail_lb_certificate" "this" {
  # Other names are another certificate, which must be there before the old one goes.
  name                      = "${var.name}-${substr(sha256(join(",", var.domains)), 0, 6)}"
  lb_name                   = aws_lightsail_lb.this.name
  domain_name               = var.domains[0]
  subject_alternative_names = var.domains

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lightsail_lb_certificate_attachment" "this" {
  lb_name          = aws_lightsail_lb.this.name
  certificate_name = aws_lightsail_lb_certificate.this.name
}

resource "aws_lightsail_lb_https_redirection_policy" "this" {
  lb_name = aws_lightsail_lb_certificate_attachment.this.lb_name
  enabled = false
}
