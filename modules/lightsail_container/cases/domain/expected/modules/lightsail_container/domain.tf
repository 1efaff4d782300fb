# Rendered by tfgen 0.1.0 from the blueprint domain: module lightsail_container.

resource "aws_lightsail_certificate" "this" {
  # Other names are another certificate, which must be there before the old one goes.
  name                      = "${var.name}-${substr(sha256(join(",", var.domains)), 0, 6)}"
  domain_name               = var.domains[0]
  subject_alternative_names = var.domains

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  proofs = { for option in aws_lightsail_certificate.this.domain_validation_options : option.domain_name => option }
}

data "aws_route53_zone" "this" {
  name = var.hosted_zone
}

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
    name                   = trimsuffix(trimprefix(aws_lightsail_container_service.this.url, "https://"), "/")
    zone_id                = var.alias_zone_id
    evaluate_target_health = true
  }
}
