# Rendered by tfgen 0.1.0 from the blueprint named: module lightsail_bucket.

resource "aws_lightsail_bucket" "this" {
  name         = var.own_name
  bundle_id    = var.bundle
  force_delete = var.force_delete
}
