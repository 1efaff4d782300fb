# Rendered by tfgen 0.1.0 from the blueprint company: module dns.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_route53_zone" "this" {
  name          = var.zone
  comment       = var.name
  force_destroy = var.force_destroy

  tags = {
    Name = var.name
  }
}

locals {
  zone_id = aws_route53_zone.this.zone_id
}
