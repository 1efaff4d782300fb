# Rendered by tfgen 0.1.0 from the blueprint pooled: module rds.

output "endpoint" {
  description = "Host name clients connect to."
  value       = aws_db_instance.this.address
}

output "proxy_endpoint" {
  description = "Host name of the proxy, which clients connect to."
  value       = aws_db_proxy.this.endpoint

  depends_on = [aws_db_proxy_target.this]
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
  description = "ARN of the secret that RDS keeps the master user's name and password in."
  value       = aws_db_instance.this.master_user_secret[0].secret_arn
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
