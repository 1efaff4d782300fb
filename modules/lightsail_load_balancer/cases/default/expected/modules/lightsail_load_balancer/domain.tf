# Rendered by tfgen 0.1.0 from the blueprint default: module lightsail_load_balancer.

locals {
  proofs = { for record in aws_lightsail_lb_certificate.this.domain_validation_records : record.domain_name => record }
}

data "aws_route53_zone" "this" {
  name = var.hosted_zone
}

# Names of Lightsail load balancers lie in the zone of Elastic Load Balancing.
data "aws_lb_hosted_zone_id" "this" {}

resource "aws_route53_record" "proof" {
  for_each = toset(var.domains)

  zone_id = data.aws_route53_zone.this.zone_id
  name    = local.proofs[each.key].resource_record_name
  type    = local.proofs[each.key].resource_record_type
  records = [local.proofs[each.key].resource_record_value]
  ttl     = 300

  # Certificate Manager wants the same record for every certificate of an account that holds the name.
  allow_overwrite = true
}

resource "aws_route53_record" "alias" {
  for_each = toset(var.domains)

  zone_id = data.aws_route53_zone.this.zone_id
  name    = each.key
  type    = "A"

  alias {
    name                   = aws_lightsail_lb.this.dns_name
    zone_id                = data.aws_lb_hosted_zone_id.this.id
    evaluate_target_health = true
  }
}
