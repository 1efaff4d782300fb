# Rendered by tfgen 0.1.0 from the blueprint wordpress: module lightsail_instance.

locals {
  addresses = { for key, address in aws_lightsail_static_ip.this : key => address.ip_address }
}

resource "aws_lightsail_static_ip" "this" {
  for_each = var.instances

  # Not the node's: names in Lightsail are unique across everything it has.
  name = "${var.name}-${each.key}-address"
}

resource "aws_lightsail_static_ip_attachment" "this" {
  for_each = var.instances

  static_ip_name = aws_lightsail_static_ip.this[each.key].name
  instance_name  = aws_lightsail_instance.this[each.key].id
}

# These are all rules there are: Lightsail's own, SSH and HTTP for everyone, are taken away by them.
resource "aws_lightsail_instance_public_ports" "this" {
  for_each = var.instances

  instance_name = aws_lightsail_instance.this[each.key].id

  dynamic "port_info" {
    for_each = var.open_ports

    content {
      protocol  = port_info.value.protocol
      from_port = port_info.value.port
      to_port   = coalesce(port_info.value.to_port, port_info.value.port)
      cidrs     = port_info.value.cidrs
    }
  }

  port_info {
    protocol          = "tcp"
    from_port         = 22
    to_port           = 22
    cidr_list_aliases = ["lightsail-connect"]
  }
}
