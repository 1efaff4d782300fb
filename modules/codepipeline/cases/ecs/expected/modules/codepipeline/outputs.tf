# Rendered by tfgen 0.1.0 from the blueprint board: module codepipeline.

output "pipeline_name" {
  description = "Name of the pipeline."
  value       = aws_codepipeline.this.name
}

output "pipeline_arn" {
  description = "ARN of the pipeline."
  value       = aws_codepipeline.this.arn
}

output "connection_arn" {
  description = "ARN of the connection, which a person confirms once in the console."
  value       = local.connection_arn
}

output "artifact_bucket" {
  description = "Bucket of the artefacts."
  value       = aws_s3_bucket.artifacts.bucket
}

output "build_role_arn" {
  description = "ARN of the role that builds run as."
  value       = aws_iam_role.build.arn
}

output "log_group_name" {
  description = "Log group of the builds."
  value       = aws_cloudwatch_log_group.build.name
}
