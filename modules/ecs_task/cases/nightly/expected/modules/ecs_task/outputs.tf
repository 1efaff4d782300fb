# Rendered by tfgen 0.1.0 from the blueprint nightly: module ecs_task.

output "schedule_name" {
  description = "Name of the schedule."
  value       = aws_scheduler_schedule.this.name
}

output "schedule_arn" {
  description = "ARN of the schedule."
  value       = aws_scheduler_schedule.this.arn
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
  description = "ID of the task's security group."
  value       = aws_security_group.this.id
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
  description = "ARN of the role that starts the task."
  value       = aws_iam_role.execution.arn
}

output "schedule_role_arn" {
  description = "ARN of the role the scheduler acts in."
  value       = aws_iam_role.schedule.arn
}

output "log_group_name" {
  description = "Log group of the task."
  value       = aws_cloudwatch_log_group.logs.name
}

output "dead_letter_queue_url" {
  description = "Where messages about what failed are."
  value       = aws_sqs_queue.dead.url
}

output "dead_letter_queue_name" {
  description = "Name of the dead-letter queue."
  value       = aws_sqs_queue.dead.name
}
