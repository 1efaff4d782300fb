# Rendered by tfgen 0.1.0 from the blueprint outside-dns: module lightsail_container.

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
  certificate_records = {
    for option in aws_lightsail_certificate.this.domain_validation_options :
    option.domain_name => "${option.resource_record_name} ${option.resource_record_type} ${option.resource_record_value}"
  }
}
