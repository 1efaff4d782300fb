# Rendered by tfgen 0.1.0 from the blueprint bluegreen: module rds.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  log_prefix    = "/aws/rds/instance/${var.name}"
  major_version = join(".", slice(split(".", var.engine_version), 0, 2))
  iam_user_arn  = "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.this.resource_id}/${var.iam_user}"
}

resource "aws_db_instance" "this" {
  #checkov:skip=CKV_AWS_157:The blueprint asks for a single instance without a standby (multi_az false)
  #checkov:skip=CKV_AWS_293:The blueprint asks for a database that may be deleted (deletion_protection false)
  identifier           = var.name
  engine               = "mariadb"
  engine_version       = var.engine_version
  instance_class       = var.instance_class
  parameter_group_name = aws_db_parameter_group.this.name

  allocated_storage     = var.allocated_storage
  max_allocated_storage = var.max_allocated_storage
  storage_type          = "gp3"
  iops                  = var.iops
  storage_throughput    = var.throughput
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.this.arn

  db_name                             = var.database
  username                            = var.username
  password_wo                         = jsondecode(ephemeral.aws_secretsmanager_secret_version.master.secret_string).password
  password_wo_version                 = var.master_version
  iam_database_authentication_enabled = true

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  port                   = var.port
  publicly_accessible    = false
  ca_cert_identifier     = var.certificate_authority
  multi_az               = false

  backup_retention_period   = var.backup_retention
  backup_window             = var.backup_window
  copy_tags_to_snapshot     = true
  skip_final_snapshot       = !var.final_snapshot
  final_snapshot_identifier = "${var.name}-final"
  deletion_protection       = false

  maintenance_window          = var.maintenance_window
  auto_minor_version_upgrade  = var.minor_upgrades
  allow_major_version_upgrade = var.major_upgrades
  apply_immediately           = var.apply_immediately

  monitoring_interval                   = var.monitoring_interval
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  database_insights_mode                = "standard"
  performance_insights_enabled          = true
  performance_insights_retention_period = var.insights_retention_days
  performance_insights_kms_key_id       = aws_kms_key.this.arn
  enabled_cloudwatch_logs_exports       = var.logs

  blue_green_update {
    enabled = true
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
      error_message = "A database needs database subnets in two Availability Zones at least, even without a standby: give the network more zones."
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
