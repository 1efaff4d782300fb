# Rendered by tfgen 0.1.0 from the blueprint pausing: module aurora.

output "endpoint" {
  description = "Host name of the writer."
  value       = aws_rds_cluster.this.endpoint
}

output "reader_endpoint" {
  description = "Host name that leads to the readers."
  value       = aws_rds_cluster.this.reader_endpoint
}

output "port" {
  description = "Port the database listens on."
  value       = var.port
}

output "database" {
  description = "Name of the first database."
  value       = var.database
}

output "username" {
  description = "Name of the master user."
  value       = var.username
}

output "master_secret_arn" {
  description = "ARN of the secret that holds the master user's name and password."
  value       = local.master_secret_arn
}

output "key_arn" {
  description = "ARN of the KMS key of the data and the secret."
  value       = aws_kms_key.this.arn
}

output "iam_user" {
  description = "Name of the database user that logs in with IAM."
  value       = var.iam_user
}

output "iam_user_arn" {
  description = "What IAM calls the database user that logs in with it."
  value       = local.iam_user_arn
}

output "identifier" {
  description = "Identifier of the cluster."
  value       = aws_rds_cluster.this.cluster_identifier
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_rds_cluster.this.arn
}

output "security_group_id" {
  description = "ID of the security group of the database."
  value       = aws_security_group.this.id
}
