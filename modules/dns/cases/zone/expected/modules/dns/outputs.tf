# Rendered by tfgen 0.1.0 from the blueprint company: module dns.

output "zone_id" {
  description = "ID of the zone."
  value       = local.zone_id
}

output "name_servers" {
  description = "Name servers of the zone, for the registrar or the parent zone."
  value       = aws_route53_zone.this.name_servers
}

output "ds_record" {
  description = "DS record, for the registrar or the parent zone."
  value       = aws_route53_key_signing_key.this.ds_record
}

output "health_check_ids" {
  description = "IDs of the health checks, by name."
  value       = { for name, check in aws_route53_health_check.this : name => check.id }
}
