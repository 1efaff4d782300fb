# Rendered by tfgen 0.1.0 from the blueprint generated: module secrets.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_secretsmanager_secret" "this" {
  #checkov:skip=CKV2_AWS_57:no function is named that could change these secrets; they are changed where they are issued
  for_each = var.secrets

  name                    = "${var.name}/${each.key}"
  description             = each.value
  kms_key_id              = aws_kms_key.this.arn
  recovery_window_in_days = var.force_delete ? 0 : var.recovery_window
}

locals {
  # The ARN of a version is that of its secret: who waits for it finds a value there.
  arns = merge(
    { for key, secret in aws_secretsmanager_secret.this : key => secret.arn },
    { for key, version in aws_secretsmanager_secret_version.generated : key => version.arn },
  )
}

resource "aws_kms_key" "this" {
  description         = "Encrypts ${var.name}"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Account"
        Effect   = "Allow"
        Action   = "kms:*"
        Resource = "*"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
      },
    ]
  })
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}

ephemeral "aws_secretsmanager_random_password" "this" {
  for_each = toset(var.generated)

  password_length     = 48
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret_version" "generated" {
  for_each = toset(var.generated)

  secret_id                = aws_secretsmanager_secret.this[each.key].id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.this[each.key].random_password
  secret_string_wo_version = var.generated_version

  # A version without a label is forgotten once the secret was changed elsewhere a few times, and Terraform would write a
  # new one over the value that is in use. This one keeps a label of its own.
  version_stages = ["AWSCURRENT", "generated"]

  lifecycle {
    ignore_changes = [version_stages]
  }
}
