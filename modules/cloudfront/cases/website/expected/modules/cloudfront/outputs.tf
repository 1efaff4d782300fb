# Rendered by tfgen 0.1.0 from the blueprint magazine: module cloudfront.

output "url" {
  description = "Address people open."
  value       = local.url
}

output "dns_name" {
  description = "AWS's own name of it."
  value       = aws_cloudfront_distribution.this.domain_name
}

output "dns_zone_id" {
  description = "Route 53 zone of that name, for alias records made elsewhere."
  value       = aws_cloudfront_distribution.this.hosted_zone_id
}

output "distribution_id" {
  description = "ID of the distribution, for invalidations."
  value       = aws_cloudfront_distribution.this.id
}

output "distribution_arn" {
  description = "ARN of the distribution."
  value       = aws_cloudfront_distribution.this.arn
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
