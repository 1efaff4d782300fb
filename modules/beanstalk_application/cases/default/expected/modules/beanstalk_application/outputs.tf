# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk_application.

output "application_name" {
  description = "Name of the Elastic Beanstalk application."
  value       = aws_elastic_beanstalk_application.this.name
}

output "application_arn" {
  description = "ARN of the application."
  value       = aws_elastic_beanstalk_application.this.arn
}
