# Rendered by tfgen 0.1.0 from the blueprint readers: module rds.

locals {
  replica_logs = {
    for pair in setproduct(keys(var.replica_instances), var.logs) : "${pair[0]}/${pair[1]}" => "${local.log_prefix}-${pair[0]}/${pair[1]}"
  }
}

resource "aws_db_instance" "replica" {
  #checkov:skip=CKV_AWS_133:a replica holds nothing but what the database holds, which is backed up
  #checkov:skip=CKV_AWS_157:the blueprint says which replicas have a standby; the data has one in the database
  #checkov:skip=CKV_AWS_293:a replica holds nothing but what the database holds, and goes when the blueprint leaves it out
  for_each = var.replica_instances

  identifier           = "${var.name}-${each.key}"
  replicate_source_db  = aws_db_instance.this.identifier
  instance_class       = coalesce(each.value.instance_class, var.instance_class)
  parameter_group_name = aws_db_parameter_group.this.name

  max_allocated_storage = var.max_allocated_storage
  storage_type          = "gp3"
  storage_encrypted     = true

  iam_database_authentication_enabled = true

  vpc_security_group_ids = [aws_security_group.this.id]
  port                   = var.port
  publicly_accessible    = false
  ca_cert_identifier     = var.certificate_authority
  multi_az               = each.value.multi_az

  copy_tags_to_snapshot = true
  skip_final_snapshot   = true

  maintenance_window         = var.maintenance_window
  auto_minor_version_upgrade = var.minor_upgrades
  apply_immediately          = var.apply_immediately

  monitoring_interval                   = var.monitoring_interval
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  database_insights_mode                = "standard"
  performance_insights_enabled          = true
  performance_insights_retention_period = var.insights_retention_days
  performance_insights_kms_key_id       = aws_kms_key.this.arn
  enabled_cloudwatch_logs_exports       = var.logs

  depends_on = [aws_cloudwatch_log_group.replica]
}

resource "aws_cloudwatch_log_group" "replica" {
  for_each = local.replica_logs

  name              = each.value
  retention_in_days = var.log_retention
  kms_key_id        = aws_kms_key.this.arn
}
