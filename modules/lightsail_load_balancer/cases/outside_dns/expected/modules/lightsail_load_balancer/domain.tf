# Rendered by tfgen 0.1.0 from the blueprint outside-dns: module lightsail_load_balancer.

locals {
  certificate_records = {
    for record in aws_lightsail_lb_certificate.this.domain_validation_records :
    record.domain_name => "${record.resource_record_name} ${record.resource_record_type} ${record.resource_record_value}"
  }
}
