# Rendered by tfgen 0.1.0 from the blueprint fleet: module asg.

output "group_name" {
  description = "Name of the group."
  value       = aws_autoscaling_group.this.name
}

output "group_arn" {
  description = "ARN of the group."
  value       = aws_autoscaling_group.this.arn
}

output "launch_template_id" {
  description = "ID of the launch template."
  value       = aws_launch_template.this.id
}

output "image_id" {
  description = "Image the instances start from."
  value       = aws_launch_template.this.image_id
}

output "security_group_id" {
  description = "ID of the instances' security group."
  value       = aws_security_group.this.id
}

output "port" {
  description = "Port the program listens on."
  value       = var.port
}

output "role_arn" {
  description = "ARN of the role the instances run as."
  value       = aws_iam_role.this.arn
}

output "role_name" {
  description = "Name of the role the instances run as."
  value       = aws_iam_role.this.name
}

output "capacity_provider_name" {
  description = "Name of the ECS capacity provider."
  value       = aws_ecs_capacity_provider.this.name
}
