# Rendered by tfgen 0.1.0 from the blueprint receives-logs: module s3_bucket.

output "arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.this.arn
}

output "bucket" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.this.bucket

  depends_on = [aws_s3_bucket_policy.this]
}

output "region" {
  description = "Region of the bucket."
  value       = data.aws_region.current.id
}

output "domain_name" {
  description = "Host name of the bucket in its Region."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}
