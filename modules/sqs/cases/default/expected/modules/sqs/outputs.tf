# Rendered by tfgen 0.1.0 from the blueprint jobs: module sqs.

output "queue_url" {
  description = "Address of the queue."
  value       = aws_sqs_queue.this.url
}

output "queue_arn" {
  description = "ARN of the queue."
  value       = aws_sqs_queue.this.arn
}

output "queue_name" {
  description = "Name of the queue."
  value       = aws_sqs_queue.this.name
}

output "queue_key_arn" {
  description = "ARN of the key the messages are encrypted with."
  value       = aws_kms_key.this.arn
}

output "dead_letter_queue_url" {
  description = "Address of the dead-letter queue."
  value       = aws_sqs_queue.dead.url
}

output "dead_letter_queue_arn" {
  description = "ARN of the dead-letter queue."
  value       = aws_sqs_queue.dead.arn
}

output "dead_letter_queue_name" {
  description = "Name of the dead-letter queue."
  value       = aws_sqs_queue.dead.name
}
