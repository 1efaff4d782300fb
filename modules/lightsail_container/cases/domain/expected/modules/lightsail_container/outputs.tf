# Rendered by tfgen 0.1.0 from the blueprint domain: module lightsail_container.

output "url" {
  description = "Address on the internet."
  value       = aws_lightsail_container_service.this.url
}

output "service_name" {
  description = "Name of the service."
  value       = aws_lightsail_container_service.this.name
}

output "arn" {
  description = "ARN of the service."
  value       = aws_lightsail_container_service.this.arn
}

output "private_domain" {
  description = "Name of it in the Lightsail network."
  value       = aws_lightsail_container_service.this.private_domain_name
}
