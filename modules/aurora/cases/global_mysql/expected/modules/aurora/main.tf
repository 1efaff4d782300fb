# Rendered by tfgen 0.1.0 from the blueprint worldwide: module aurora.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  log_prefix   = "/aws/rds/cluster/${var.name}"
  family       = "aurora-mysql${join(".", slice(split(".", var.engine_version), 0, 2))}"
  iam_user_arn = "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_rds_cluster.this.cluster_resource_id}/${var.iam_user}"
}

resource "aws_rds_cluster" "this" {
  #checkov:skip=CKV2_AWS_8:Aurora backs the cluster up by itself, to any second of the days in backup_retention
  #checkov:skip=CKV_AWS_326:The blueprint does not ask for backtracking; any second of the days in backup_retention can be restored
  cluster_identifier               = var.name
  global_cluster_identifier        = aws_rds_global_cluster.this.id
  engine                           = "aurora-mysql"
  engine_version                   = var.engine_version
  db_cluster_parameter_group_name  = aws_rds_cluster_parameter_group.this.name
  db_instance_parameter_group_name = var.major_upgrades ? aws_db_parameter_group.this.name : null

  serverlessv2_scaling_configuration {
    min_capacity = var.capacity_min
    max_capacity = var.capacity_max
  }

  storage_encrypted = true
  kms_key_id        = aws_kms_key.this.arn

  database_name                       = var.database
  master_username                     = var.username
  master_password_wo                  = jsondecode(ephemeral.aws_secretsmanager_secret_version.master.secret_string).password
  master_password_wo_version          = var.master_version
  iam_database_authentication_enabled = true

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  port                   = var.port

  backup_retention_period   = var.backup_retention
  preferred_backup_window   = var.backup_window
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = !var.final_snapshot
  final_snapshot_identifier = "${var.name}-final"
  deletion_protection       = true

  preferred_maintenance_window = var.maintenance_window
  allow_major_version_upgrade  = var.major_upgrades
  apply_immediately            = var.apply_immediately

  database_insights_mode                = "standard"
  performance_insights_enabled          = true
  performance_insights_retention_period = var.insights_retention_days
  performance_insights_kms_key_id       = aws_kms_key.this.arn
  enabled_cloudwatch_logs_exports       = var.logs

  lifecycle {
    # The global database says which version its clusters have, and which of them follows which.
    ignore_changes = [engine_version, replication_source_identifier]
  }

  # RDS would make the log groups itself, without the key and without an end.
  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_db_subnet_group" "this" {
  name        = var.name
  description = "Subnets of ${var.name}"
  subnet_ids  = var.database_subnet_ids

  lifecycle {
    precondition {
      condition     = length(var.database_subnet_ids) >= 2
      error_message = "A cluster needs database subnets in two Availability Zones at least, even without readers: give the network more zones."
    }
  }
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "Database ${var.name}"
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
