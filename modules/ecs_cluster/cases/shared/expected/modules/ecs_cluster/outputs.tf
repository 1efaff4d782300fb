# Rendered by tfgen 0.1.0 from the blueprint shared: module ecs_cluster.

output "cluster_name" {
  description = "Name of the cluster."
  value       = aws_ecs_cluster.this.name

  depends_on = [aws_ecs_cluster_capacity_providers.this]
}

output "cluster_arn" {
  description = "ARN of the cluster."
  value       = aws_ecs_cluster.this.arn

  depends_on = [aws_ecs_cluster_capacity_providers.this]
}

output "cluster_to_join" {
  description = "Name of the cluster for instances that join it."
  value       = aws_ecs_cluster.this.name
}
