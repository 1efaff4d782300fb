# Rendered by tfgen 0.1.0 from the blueprint outside-dns: module lightsail_load_balancer.

output "url" {
  description = "Address people open."
  value       = local.url
}

output "dns_name" {
  description = "AWS's own name of it, for DNS records."
  value       = aws_lightsail_lb.this.dns_name
}

output "load_balancer_name" {
  description = "Name of the load balancer."
  value       = aws_lightsail_lb.this.name
}

output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lightsail_lb.this.arn
}

output "certificate_records" {
  description = "What to enter in the DNS for the certificate, by name."
  value       = local.certificate_records
}
