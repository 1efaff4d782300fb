# Rendered by tfgen 0.1.0 from the blueprint default: module lightsail_bucket.

data "aws_caller_identity" "current" {}

resource "aws_lightsail_bucket" "this" {
  name         = "${var.name}-${data.aws_caller_identity.current.account_id}"
  bundle_id    = var.bundle
  force_delete = var.force_delete
}
