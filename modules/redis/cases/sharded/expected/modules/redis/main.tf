# Rendered by tfgen 0.1.0 from the blueprint sharded: module redis.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  # CloudWatch keeps room in its resource policy for log groups under /aws/vendedlogs.
  log_prefix    = "/aws/vendedlogs/elasticache/${var.name}"
  major_version = split(".", var.engine_version)[0]
  endpoint      = aws_elasticache_replication_group.this.configuration_endpoint_address
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id       = var.name
  description                = "Cache ${var.name}"
  engine                     = "valkey"
  engine_version             = var.engine_version
  parameter_group_name       = aws_elasticache_parameter_group.this.name
  node_type                  = var.node_type
  data_tiering_enabled       = startswith(var.node_type, "cache.r6gd.")
  num_node_groups            = var.shard_count
  replicas_per_node_group    = var.replicas_per_shard
  automatic_failover_enabled = true
  multi_az_enabled           = true

  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = [aws_security_group.this.id]
  port               = var.port

  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.this.arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  user_group_ids             = [aws_elasticache_user_group.this.user_group_id]

  snapshot_retention_limit   = var.snapshot_retention
  snapshot_window            = var.snapshot_window
  final_snapshot_identifier  = var.final_snapshot ? "${var.name}-final" : null
  maintenance_window         = var.maintenance_window
  auto_minor_version_upgrade = true
  apply_immediately          = var.apply_immediately

  dynamic "log_delivery_configuration" {
    for_each = aws_cloudwatch_log_group.this

    content {
      destination      = log_delivery_configuration.value.name
      destination_type = "cloudwatch-logs"
      log_format       = "json"
      log_type         = log_delivery_configuration.key
    }
  }
}

resource "aws_elasticache_parameter_group" "this" {
  name        = "${var.name}-valkey${local.major_version}"
  description = "Parameters of ${var.name}"
  family      = "valkey${local.major_version}"

  dynamic "parameter" {
    for_each = var.settings

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_elasticache_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${var.name}"
  subnet_ids  = var.database_subnet_ids

  lifecycle {
    precondition {
      condition     = length(var.database_subnet_ids) >= 2
      error_message = "A cache with replicas needs database subnets in two Availability Zones at least: give the network more zones, or set replicas to 0."
    }
  }
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "Cache ${var.name}"
  vpc_id      = var.vpc_id

  tags = {
    Name = var.name
  }
}

resource "aws_kms_key" "this" {
  description         = "Encrypts ${var.name} and its logs"
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
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource = "*"
        Principal = {
          Service = "logs.${data.aws_region.current.id}.amazonaws.com"
        }
        Condition = {
          ArnLike = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:${local.log_prefix}/*"
          }
        }
      },
    ]
  })
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = toset(var.logs)

  name              = "${local.log_prefix}/${each.key}"
  retention_in_days = var.log_retention
  kms_key_id        = aws_kms_key.this.arn
}
