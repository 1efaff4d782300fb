# Rendered by tfgen 0.1.0 from the blueprint default: module lightsail_instance.

# The id of an instance is its name, known only when it is made: what names it by that is made anew together with it.
resource "aws_lightsail_instance" "this" {
  for_each = var.instances

  name              = "${var.name}-${each.key}"
  availability_zone = each.value
  blueprint_id      = var.blueprint_id
  bundle_id         = var.bundle_id
  key_pair_name     = var.key_pair
  user_data         = var.user_data
  ip_address_type   = "ipv4"

  add_on {
    type          = "AutoSnapshot"
    snapshot_time = var.snapshot_time
    status        = "Enabled"
  }
}
