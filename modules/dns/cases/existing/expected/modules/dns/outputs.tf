# Rendered by tfgen 0.1.0 from the blueprint moving: module dns.

output "zone_id" {
  description = "ID of the zone."
  value       = local.zone_id
}

output "health_check_ids" {
  description = "IDs of the health checks, by name."
  value       = { for name, check in aws_route53_health_check.this : name => check.id }
}
