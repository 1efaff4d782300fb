# Rendered by tfgen 0.1.0 from the blueprint readers: module rds.

output "endpoint" {
  description = "Host name clients connect to."
  value       = aws_db_instance.this.address
}

output "replica_endpoints" {
  description = "Host names of the read replicas, by name."
  value       = { for name, replica in aws_db_instance.replica : name => replica.address }
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

output "own_secret_arn" {
  description = "ARN of the secret made here that holds the master user's name and password."
  value       = aws_secretsmanager_secret_version.master.arn
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
  description = "Identifier of the instance."
  value       = aws_db_instance.this.identifier
}

output "arn" {
  description = "ARN of the instance."
  value       = aws_db_instance.this.arn
}

output "security_group_id" {
  description = "ID of the security group of the database."
  value       = aws_security_group.this.id
}
