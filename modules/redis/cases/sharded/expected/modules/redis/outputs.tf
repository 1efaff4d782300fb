# Rendered by tfgen 0.1.0 from the blueprint sharded: module redis.

output "endpoint" {
  description = "Host name clients connect to."
  value       = local.endpoint
}

output "port" {
  description = "Port the cache listens on."
  value       = var.port
}

output "security_group_id" {
  description = "ID of the security group of the nodes."
  value       = aws_security_group.this.id
}

output "replication_group_id" {
  description = "ID of the replication group."
  value       = aws_elasticache_replication_group.this.id
}

output "arn" {
  description = "ARN of the replication group."
  value       = aws_elasticache_replication_group.this.arn
}

output "key_arn" {
  description = "ARN of the KMS key of the data."
  value       = aws_kms_key.this.arn
}

output "user_name" {
  description = "Name of the user for read-write."
  value       = aws_elasticache_user.read_write.user_name
}

output "user_arn" {
  description = "ARN of the user for read-write."
  value       = aws_elasticache_user.read_write.arn
}

output "read_user_name" {
  description = "Name of the user for read."
  value       = aws_elasticache_user.read.user_name
}

output "read_user_arn" {
  description = "ARN of the user for read."
  value       = aws_elasticache_user.read.arn
}
