# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

resource "aws_security_group" "instances" {
  #checkov:skip=CKV2_AWS_5:Elastic Beanstalk attaches it to the instances, by an option setting
  name        = var.name
  description = "Instances of ${var.name}"
  vpc_id      = var.vpc_id

  tags = {
    Name = var.name
  }
}

resource "aws_vpc_security_group_egress_rule" "https" {
  description       = "Packages, images, AWS APIs and what the program asks of the web"
  security_group_id = aws_security_group.instances.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "extra" {
  for_each = var.egress

  description       = each.key
  security_group_id = aws_security_group.instances.id
  cidr_ipv4         = each.value.cidr
  ip_protocol       = each.value.protocol
  from_port         = each.value.port
  to_port           = each.value.port
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer" {
  #checkov:skip=CKV_AWS_260:the source is a security group, which this check does not look at; no address is let in
  description                  = "The load balancer to port 80"
  security_group_id            = aws_security_group.instances.id
  referenced_security_group_id = aws_security_group.load_balancer.id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
}

resource "aws_security_group" "load_balancer" {
  #checkov:skip=CKV2_AWS_5:Elastic Beanstalk attaches it to the load balancer, by an option setting
  name        = "${var.name}-load-balancer"
  description = "Load balancer of ${var.name}"
  vpc_id      = var.vpc_id

  tags = {
    Name = "${var.name}-load-balancer"
  }
}

resource "aws_vpc_security_group_egress_rule" "instances" {
  description                  = "The load balancer to the instances"
  security_group_id            = aws_security_group.load_balancer.id
  referenced_security_group_id = aws_security_group.instances.id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  for_each = toset(var.client_blocks)

  description       = "${each.key} to port 443"
  security_group_id = aws_security_group.load_balancer.id
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "redirect" {
  #checkov:skip=CKV_AWS_260:port 80 does nothing but redirect to HTTPS
  for_each = toset(var.client_blocks)

  description       = "${each.key} to port 80"
  security_group_id = aws_security_group.load_balancer.id
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}
