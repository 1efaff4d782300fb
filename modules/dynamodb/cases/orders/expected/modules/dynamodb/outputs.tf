# Rendered by tfgen 0.1.0 from the blueprint shop: module dynamodb.

output "table_name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.this.name
}

output "arn" {
  description = "ARN of the table."
  value       = aws_dynamodb_table.this.arn
}

output "stream_arn" {
  description = "ARN of the stream."
  value       = aws_dynamodb_table.this.stream_arn
}

output "key_arn" {
  description = "ARN of the key the items are encrypted with."
  value       = aws_kms_key.this.arn
}
