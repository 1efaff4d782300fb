# Rendered by tfgen 0.1.0 from the blueprint ledger: module alb.

data "aws_route53_zone" "this" {
  name         = var.hosted_zone
  private_zone = true
}

resource "aws_route53_record" "alias" {
  for_each = toset(var.record_names)

  zone_id = data.aws_route53_zone.this.zone_id
  name    = each.key
  type    = "A"

  alias {
    name                   = aws_lb.this.dns_name
    zone_id                = aws_lb.this.zone_id
    evaluate_target_health = true
  }
}
