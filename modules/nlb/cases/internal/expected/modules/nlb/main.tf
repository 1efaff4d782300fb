# Rendered by tfgen 0.1.0 from the blueprint office: module nlb.

resource "aws_lb" "this" {
  #checkov:skip=CKV_AWS_91:the blueprint leaves the access logs out
  #checkov:skip=CKV_AWS_152:the blueprint keeps connections in the zone they came in at
  name                             = var.name
  load_balancer_type               = "network"
  internal                         = true
  subnets                          = values(var.private_subnets)
  security_groups                  = [aws_security_group.this.id]
  enable_cross_zone_load_balancing = false
  enable_deletion_protection       = true

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

resource "aws_vpc_security_group_ingress_rule" "names_tcp" {
  description       = "The VPC to tcp port 53"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "names_udp" {
  description       = "The VPC to udp port 53"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "udp"
  from_port         = 53
  to_port           = 53
}

resource "aws_vpc_security_group_ingress_rule" "syslog_udp" {
  description       = "The VPC to udp port 514"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "udp"
  from_port         = 514
  to_port           = 514
}

resource "aws_vpc_security_group_ingress_rule" "ledger_tcp" {
  description       = "The VPC to tcp port 9443"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 9443
  to_port           = 9443
}

resource "aws_vpc_security_group_ingress_rule" "old_tcp" {
  description       = "The VPC to tcp port 443"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
