# Rendered by tfgen 0.1.0 from the blueprint board: module github_actions.

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

output "cluster" {
  description = "ECS cluster that is deployed to."
  value       = var.cluster_name
}

output "service" {
  description = "ECS service that is deployed to."
  value       = var.service_name
}

output "task_family" {
  description = "Task definition of the service."
  value       = var.task_family
}
