# Rendered by tfgen 0.1.0 from the blueprint rotated: module secrets.

output "arns" {
  description = "ARNs of the secrets, by key."
  value       = local.arns
}

output "names" {
  description = "Names of the secrets, by key; those not generated want a value put in."
  value       = { for key, secret in aws_secretsmanager_secret.this : key => secret.name }
}

output "kms_key_arn" {
  description = "ARN of the key the secrets are encrypted with."
  value       = aws_kms_key.this.arn
}
