# Rendered by tfgen 0.1.0 from the blueprint gate: module nlb.

output "url" {
  description = "Address of its first listener."
  value       = local.url
}

output "addresses" {
  description = "Elastic IPs it is reached at, one in each Availability Zone."
  value       = values(aws_eip.this)[*].public_ip
}

output "dns_name" {
  description = "AWS's own name of it, for DNS records made elsewhere."
  value       = aws_lb.this.dns_name
}

output "dns_zone_id" {
  description = "Route 53 zone of that name, for alias records made elsewhere."
  value       = aws_lb.this.zone_id
}

output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "metric_namespace" {
  description = "Namespace of its metrics in CloudWatch."
  value       = "AWS/NetworkELB"
}

output "load_balancer_arn_suffix" {
  description = "What CloudWatch metrics call it."
  value       = aws_lb.this.arn_suffix
}

output "security_group_id" {
  description = "ID of its security group."
  value       = aws_security_group.this.id
}

output "target_group_arns" {
  description = "ARNs of the target groups, by service."
  value       = local.target_group_arns
}

output "target_group_arn_suffixes" {
  description = "What CloudWatch metrics call the target groups, by listener."
  value       = local.target_group_arn_suffixes
}
