# Rendered by tfgen 0.1.0 from the blueprint gate: module nlb.

resource "aws_eip" "this" {
  #checkov:skip=CKV2_AWS_19:the addresses are those of the load balancer
  for_each = var.public_subnets

  domain = "vpc"

  tags = {
    Name = "${var.name}-${each.key}"
  }
}

resource "aws_lb" "this" {
  #checkov:skip=CKV_AWS_91:AWS logs TLS connections only, and this load balancer ends none
  #checkov:skip=CKV_AWS_150:the blueprint wants to be able to delete this load balancer
  #checkov:skip=CKV2_AWS_20:a Network Load Balancer passes on connections; what is behind it answers with a redirect
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
    bucket  = ""
    enabled = false
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

resource "aws_vpc_security_group_ingress_rule" "web_tcp" {
  #checkov:skip=CKV_AWS_260:the blueprint asks for this port to be open
  for_each = toset(var.client_blocks)

  description       = "${each.key} to tcp port 80"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}
