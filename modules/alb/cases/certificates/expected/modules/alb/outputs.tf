# Rendered by tfgen 0.1.0 from the blueprint bank: module alb.

output "url" {
  description = "Address people open."
  value       = local.url
}

output "dns_name" {
  description = "AWS's own name of it, for DNS records made elsewhere."
  value       = aws_lb.this.dns_name
}

output "zone_id" {
  description = "Route 53 zone of that name, for alias records made elsewhere."
  value       = aws_lb.this.zone_id
}

output "dns_zone_id" {
  description = "The same, as alias records of a dns component ask for it."
  value       = aws_lb.this.zone_id
}

output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "load_balancer_arn" {
  description = "The same, once it listens."
  value       = local.listener.load_balancer_arn
}

output "listener_port" {
  description = "Port it listens on."
  value       = local.listener.port
}

output "metric_namespace" {
  description = "Namespace of its metrics in CloudWatch."
  value       = "AWS/ApplicationELB"
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
  description = "What CloudWatch metrics call the target groups, by service."
  value       = { for key, group in aws_lb_target_group.this : key => group.arn_suffix }
}

output "certificate_arn" {
  description = "ARN of the certificate made here."
  value       = aws_acm_certificate_validation.this.certificate_arn
}

output "access_log_bucket" {
  description = "Bucket the access logs go to."
  value       = aws_s3_bucket.access_logs.id
}

output "web_acl_arn" {
  description = "ARN of the firewall."
  value       = aws_wafv2_web_acl.this.arn
}
