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
