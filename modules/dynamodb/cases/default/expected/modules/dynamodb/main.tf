# Rendered by tfgen 0.1.0 from the blueprint default: module dynamodb.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_dynamodb_table" "this" {
  name                        = var.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = var.partition_key.name
  range_key                   = try(var.sort_key.name, null)
  table_class                 = var.table_class == "standard" ? "STANDARD" : "STANDARD_INFREQUENT_ACCESS"
  deletion_protection_enabled = var.deletion_protection

  dynamic "attribute" {
    for_each = var.attributes

    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = var.indexes

    content {
      name               = global_secondary_index.key
      hash_key           = global_secondary_index.value.partition_key.name
      range_key          = try(global_secondary_index.value.sort_key.name, null)
      projection_type    = local.projections[global_secondary_index.key]
      non_key_attributes = local.projections[global_secondary_index.key] == "INCLUDE" ? global_secondary_index.value.projection : null
    }
  }

  dynamic "local_secondary_index" {
    for_each = var.local_indexes

    content {
      name               = local_secondary_index.key
      range_key          = local_secondary_index.value.sort_key.name
      projection_type    = local.projections[local_secondary_index.key]
      non_key_attributes = local.projections[local_secondary_index.key] == "INCLUDE" ? local_secondary_index.value.projection : null
    }
  }

  ttl {
    attribute_name = var.ttl_attribute
    enabled        = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.this.arn
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = var.backup_retention
  }
}

locals {
  # Names of indexes are of one table, whatever their kind.
  listed = merge(
    { for name, index in var.indexes : name => index.projection },
    { for name, index in var.local_indexes : name => index.projection },
  )
  projections = {
    for name, attributes in local.listed :
    name => attributes == null ? "ALL" : length(attributes) == 0 ? "KEYS_ONLY" : "INCLUDE"
  }
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
