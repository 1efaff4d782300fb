# Rendered by tfgen 0.1.0 from the blueprint depot: module alb.

data "aws_caller_identity" "current" {}

resource "aws_lb" "this" {
  #checkov:skip=CKV_AWS_91:the blueprint leaves the access logs out
  #checkov:skip=CKV_AWS_150:the blueprint wants to be able to delete this load balancer
  name                       = var.name
  load_balancer_type         = "application"
  internal                   = true
  subnets                    = var.private_subnet_ids
  security_groups            = [aws_security_group.this.id]
  idle_timeout               = var.idle_timeout
  drop_invalid_header_fields = var.drop_invalid_headers
  desync_mitigation_mode     = var.desync_mitigation
  enable_deletion_protection = false

  access_logs {
    bucket  = ""
    enabled = false
  }

  connection_logs {
    bucket  = aws_s3_bucket_policy.access_logs.bucket
    enabled = true
  }

  lifecycle {
    precondition {
      condition     = length(var.private_subnet_ids) >= 2
      error_message = "A load balancer needs subnets in two Availability Zones at least."
    }
  }
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "Load balancer ${var.name}"
  vpc_id      = var.vpc_id

  tags = {
    Name = var.name
  }
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  description       = "The VPC to port 443"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "redirect" {
  description       = "The VPC to port 80"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}
