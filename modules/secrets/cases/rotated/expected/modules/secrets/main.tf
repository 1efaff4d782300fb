# Rendered by tfgen 0.1.0 from the blueprint rotated: module secrets.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_secretsmanager_secret" "this" {
  for_each = var.secrets

  name                    = "${var.name}/${each.key}"
  description             = each.value
  kms_key_id              = aws_kms_key.this.arn
  recovery_window_in_days = var.force_delete ? 0 : var.recovery_window
}

locals {
  arns = { for key, secret in aws_secretsmanager_secret.this : key => secret.arn }
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

resource "aws_secretsmanager_secret_rotation" "this" {
  for_each = var.rotations

  secret_id           = aws_secretsmanager_secret.this[each.key].id
  rotation_lambda_arn = each.value.function
  rotate_immediately  = false

  rotation_rules {
    automatically_after_days = each.value.every
  }
}
