# Rendered by tfgen 0.1.0 from the blueprint builds: module efs.

output "file_system_id" {
  description = "ID of the file system."
  value       = aws_efs_file_system.this.id

  depends_on = [aws_efs_mount_target.this, aws_efs_file_system_policy.this]
}

output "access_point_id" {
  description = "ID of the access point."
  value       = aws_efs_access_point.this.id
}

output "access_point_arn" {
  description = "ARN of the access point."
  value       = aws_efs_access_point.this.arn
}

output "arn" {
  description = "ARN of the file system."
  value       = aws_efs_file_system.this.arn
}

output "dns_name" {
  description = "Host name the file system is mounted from."
  value       = aws_efs_file_system.this.dns_name
}

output "key_arn" {
  description = "ARN of the key the files are encrypted with."
  value       = aws_kms_key.this.arn
}

output "security_group_id" {
  description = "ID of the security group of the file system."
  value       = aws_security_group.this.id
}

output "port" {
  description = "Port the file system listens on."
  value       = 2049
}
