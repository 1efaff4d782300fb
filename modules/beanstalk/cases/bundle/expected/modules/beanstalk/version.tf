# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

resource "aws_elastic_beanstalk_application_version" "this" {
  name        = "${var.name}-${substr(sha256("${var.bundle.bucket}/${var.bundle.key}"), 0, 12)}"
  application = local.application_name
  description = substr("s3://${var.bundle.bucket}/${var.bundle.key}", 0, 200)
  bucket      = var.bundle.bucket
  key         = var.bundle.key

  lifecycle {
    create_before_destroy = true
  }
}
