# Rendered by tfgen 0.1.0 from the blueprint fleet: module nlb.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_eip" "this" {
  #checkov:skip=CKV2_AWS_19:the addresses are those of the load balancer
  for_each = var.public_subnets

  domain = "vpc"

  tags = {
    Name = "${var.name}-${each.key}"
  }
}

resource "aws_lb" "this" {
  #checkov:skip=CKV_AWS_150:the blueprint wants to be able to delete this load balancer
  name                             = var.name
  load_balancer_type               = "network"
  internal                         = false
  security_groups                  = [aws_security_group.this.id]
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = false

  dynamic "subnet_mapping" {
    for_each = var.public_subnets

    content {
      subnet_id     = subnet_mapping.value
      allocation_id = aws_eip.this[subnet_mapping.key].allocation_id
    }
  }

  access_logs {
    bucket  = aws_s3_bucket_policy.access_logs.bucket
    enabled = true
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

resource "aws_vpc_security_group_ingress_rule" "broker_tcp" {
  for_each = toset(var.client_blocks)

  description       = "${each.key} to tcp port 8883"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 8883
  to_port           = 8883
}

resource "aws_vpc_security_group_ingress_rule" "admin_tcp" {
  for_each = toset(var.client_blocks)

  description       = "${each.key} to tcp port 443"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
