# Rendered by tfgen 0.1.0 from the blueprint pausing: module aurora.

resource "aws_rds_cluster_parameter_group" "this" {
  name        = "${var.name}-${replace(local.family, ".", "-")}"
  description = "Parameters of ${var.name}"
  family      = local.family

  parameter {
    name  = "require_secure_transport"
    value = "ON"
  }

  parameter {
    name  = "slow_query_log"
    value = "0"
  }

  parameter {
    name  = "long_query_time"
    value = var.log_slower_than
  }

  parameter {
    name  = "general_log"
    value = "0"
  }

  parameter {
    name  = "log_output"
    value = "FILE"
  }

  parameter {
    name  = "server_audit_logging"
    value = "0"
  }

  parameter {
    name  = "server_audit_events"
    value = join(",", var.audited)
  }

  dynamic "parameter" {
    for_each = var.settings

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = parameter.value.apply_method
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_parameter_group" "this" {
  name        = "${var.name}-${replace(local.family, ".", "-")}"
  description = "Parameters of the instances of ${var.name}"
  family      = local.family

  dynamic "parameter" {
    for_each = var.instance_settings

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = parameter.value.apply_method
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
