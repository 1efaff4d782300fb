# Rendered by tfgen 0.1.0 from the blueprint fleet: module lightsail_instance.

locals {
  addresses = { for key, node in aws_lightsail_instance.this : key => node.public_ip_address }
}

# These are all rules there are: Lightsail's own, SSH and HTTP for everyone, are taken away by them.
resource "aws_lightsail_instance_public_ports" "this" {
  for_each = var.instances

  instance_name = aws_lightsail_instance.this[each.key].id

  # There must be one rule: this lets in an address that exists in documentation only (RFC 5737).
  port_info {
    protocol  = "tcp"
    from_port = 443
    to_port   = 443
    cidrs     = ["192.0.2.1/32"]
  }
}
