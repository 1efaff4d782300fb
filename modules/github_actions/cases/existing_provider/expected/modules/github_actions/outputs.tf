# Rendered by tfgen 0.1.0 from the blueprint base: module github_actions.

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

output "image_repository" {
  description = "Address images are pushed to."
  value       = var.repository_url
}
