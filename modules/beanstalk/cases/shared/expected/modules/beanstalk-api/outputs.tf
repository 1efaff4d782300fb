# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

output "url" {
  description = "Address people open."
  value       = local.url
}

output "application_name" {
  description = "Name of the application."
  value       = local.application_name
}

output "environment_name" {
  description = "Name of the environment."
  value       = aws_elastic_beanstalk_environment.this.name
}

output "environment_arn" {
  description = "ARN of the environment."
  value       = aws_elastic_beanstalk_environment.this.arn
}

output "cname" {
  description = "AWS's own name of it."
  value       = aws_elastic_beanstalk_environment.this.cname
}

output "platform" {
  description = "Platform it runs on."
  value       = aws_elastic_beanstalk_environment.this.solution_stack_name
}

output "port" {
  description = "Port the proxy on the instances listens on."
  value       = 80
}

output "security_group_id" {
  description = "ID of the instances' security group."
  value       = aws_security_group.instances.id
}

output "instance_role_arn" {
  description = "ARN of the role the instances run as."
  value       = aws_iam_role.instance.arn
}

output "instance_role_name" {
  description = "Name of the role the instances run as."
  value       = aws_iam_role.instance.name
}

output "service_role_arn" {
  description = "ARN of the role Elastic Beanstalk acts in."
  value       = aws_iam_role.service.arn
}
