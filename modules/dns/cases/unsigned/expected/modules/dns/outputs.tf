# Rendered by tfgen 0.1.0 from the blueprint trial: module dns.

output "zone_id" {
  description = "ID of the zone."
  value       = local.zone_id
}

output "name_servers" {
  description = "Name servers of the zone, for the registrar or the parent zone."
  value       = aws_route53_zone.this.name_servers
}
