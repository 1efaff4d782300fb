# Rendered by tfgen 0.1.0 from the blueprint default: module lightsail_bucket.

output "bucket" {
  description = "Name of the bucket."
  value       = aws_lightsail_bucket.this.name
}

output "url" {
  description = "Address of the bucket."
  value       = aws_lightsail_bucket.this.url
}

output "arn" {
  description = "ARN of the bucket."
  value       = aws_lightsail_bucket.this.arn
}
