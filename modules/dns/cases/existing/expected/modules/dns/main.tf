# Rendered by tfgen 0.1.0 from the blueprint moving: module dns.

data "aws_route53_zone" "this" {
  name         = var.zone
  private_zone = false
}

locals {
  zone_id = data.aws_route53_zone.this.zone_id
}
