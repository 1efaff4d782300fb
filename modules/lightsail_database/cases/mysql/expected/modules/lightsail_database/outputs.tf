# Rendered by tfgen 0.1.0 from the blueprint mysql: module lightsail_database.

output "endpoint" {
  description = "Host name clients connect to."
  value       = aws_lightsail_database.this.master_endpoint_address
}

output "port" {
  description = "Port the database listens on."
  value       = aws_lightsail_database.this.master_endpoint_port
}

output "database" {
  description = "Name of the first database."
  value       = var.database
}

output "username" {
  description = "Name of the master user."
  value       = var.username
}

output "database_name" {
  description = "What Lightsail calls it."
  value       = aws_lightsail_database.this.relational_database_name
}

output "arn" {
  description = "ARN of the database."
  value       = aws_lightsail_database.this.arn
}
