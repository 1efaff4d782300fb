# Rendered by tfgen 0.1.0 from the blueprint fastier: module github_actions.

output "role_arn" {
  description = "ARN of the role that deploys."
  value       = aws_iam_role.this.arn
}

output "provider_arn" {
  description = "ARN of the identity provider."
  value       = local.provider_arn
}

output "subject" {
  description = "Whom GitHub must say a job is."
  value       = var.subject
}

output "application" {
  description = "Beanstalk application."
  value       = var.application_name
}

output "environment" {
  description = "Beanstalk environment."
  value       = var.environment_name
}

output "version_bucket" {
  description = "Where versions are kept."
  value       = local.versions_bucket
}
