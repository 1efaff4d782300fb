# Rendered by tfgen 0.1.0 from the blueprint default: module ecr.

output "arn" {
  description = "ARN of the repository."
  value       = aws_ecr_repository.this.arn
}

output "repository_arn" {
  description = "ARN of the repository."
  value       = aws_ecr_repository.this.arn
}

output "repository_url" {
  description = "Address images are pushed to."
  value       = aws_ecr_repository.this.repository_url
}

output "repository_name" {
  description = "Name of the repository."
  value       = aws_ecr_repository.this.name
}

output "kms_key_arn" {
  description = "ARN of the key the images are encrypted with."
  value       = aws_kms_key.this.arn
}
