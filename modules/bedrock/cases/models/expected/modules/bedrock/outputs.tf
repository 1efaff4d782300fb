# Rendered by tfgen 0.1.0 from the blueprint chat: module bedrock.

output "arns" {
  description = "ARNs of what is called, by id with _ for all but letters and digits."
  value       = local.arns
}

output "models" {
  description = "The ids, separated by commas."
  value       = join(",", var.models)
}

output "region" {
  description = "Region they are called in."
  value       = data.aws_region.current.id
}
