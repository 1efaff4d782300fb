# Rendered by tfgen 0.1.0 from the blueprint trial: module dns.

resource "aws_route53_zone" "this" {
  #checkov:skip=CKV2_AWS_38:the blueprint leaves the zone unsigned
  #checkov:skip=CKV2_AWS_39:the blueprint does without a log of questions
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
