# Rendered by tfgen 0.1.0 from the blueprint fleet: module lightsail_instance.

# The id of an instance is its name, known only when it is made: what names it by that is made anew together with it.
resource "aws_lightsail_instance" "this" {
  for_each = var.instances

  name              = "${var.name}-${each.key}"
  availability_zone = each.value
  blueprint_id      = var.blueprint_id
  bundle_id         = var.bundle_id
  key_pair_name     = aws_lightsail_key_pair.this.name
  user_data         = var.user_data
  ip_address_type   = "ipv4"

  add_on {
    type          = "AutoSnapshot"
    snapshot_time = var.snapshot_time
    status        = "Enabled"
  }
}

resource "aws_lightsail_key_pair" "this" {
  name       = var.name
  public_key = var.public_key
}

resource "aws_lightsail_bucket_resource_access" "this" {
  for_each = {
    for pair in setproduct(keys(var.instances), var.buckets) : join("/", pair) => { node = pair[0], bucket = pair[1] }
  }

  bucket_name   = each.value.bucket
  resource_name = aws_lightsail_instance.this[each.value.node].id
}

resource "aws_lightsail_lb_attachment" "this" {
  for_each = aws_lightsail_instance.this

  lb_name       = var.load_balancer_name
  instance_name = each.value.id
}
