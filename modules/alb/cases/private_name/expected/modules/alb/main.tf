# Rendered by tfgen 0.1.0 from the blueprint ledger: module alb.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_lb" "this" {
  name                       = var.name
  load_balancer_type         = "application"
  internal                   = true
  subnets                    = var.private_subnet_ids
  security_groups            = [aws_security_group.this.id]
  idle_timeout               = var.idle_timeout
  drop_invalid_header_fields = var.drop_invalid_headers
  desync_mitigation_mode     = var.desync_mitigation
  enable_deletion_protection = true

  access_logs {
    bucket  = aws_s3_bucket_policy.access_logs.bucket
    enabled = true
  }

  connection_logs {
    bucket  = ""
    enabled = false
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

# What CloudFront sends into the VPC comes from its own addresses, which the block of the VPC does not hold.
data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}

resource "aws_vpc_security_group_ingress_rule" "distribution" {
  description       = "CloudFront to port 443"
  security_group_id = aws_security_group.this.id
  prefix_list_id    = data.aws_ec2_managed_prefix_list.cloudfront.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  for_each = toset(var.client_blocks)

  description       = "${each.key} to port 443"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
