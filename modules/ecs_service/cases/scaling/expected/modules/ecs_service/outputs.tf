# Rendered by tfgen 0.1.0 from the blueprint scaling: module ecs_service.

output "service_name" {
  description = "Name of the service."
  value       = aws_ecs_service.this.name
}

output "service_arn" {
  description = "ARN of the service."
  value       = aws_ecs_service.this.id
}

output "cluster_name" {
  description = "Name of the cluster."
  value       = local.cluster_name
}

output "task_family" {
  description = "Family of the task definition."
  value       = aws_ecs_task_definition.this.family
}

output "security_group_id" {
  description = "ID of the tasks' security group."
  value       = aws_security_group.this.id
}

output "port" {
  description = "Port the tasks listen on."
  value       = var.port
}

output "task_role_arn" {
  description = "ARN of the role the program runs as."
  value       = aws_iam_role.task.arn
}

output "task_role_name" {
  description = "Name of the role the program runs as."
  value       = aws_iam_role.task.name
}

output "execution_role_arn" {
  description = "ARN of the role that starts the tasks."
  value       = aws_iam_role.execution.arn
}

output "log_group_name" {
  description = "Log group of the tasks."
  value       = aws_cloudwatch_log_group.logs.name
}

output "target_group_arn_suffix" {
  description = "The target group at the load balancer as metrics name it."
  value       = var.target_group_arn_suffix
}

output "load_balancer_arn_suffix" {
  description = "The load balancer as metrics name it."
  value       = var.load_balancer_arn_suffix
}

output "load_balancer_namespace" {
  description = "Namespace of the load balancer's metrics."
  value       = var.metric_namespace
}
