# Rendered by tfgen 0.1.0 from the blueprint pooled: module rds.

resource "aws_db_parameter_group" "this" {
  name        = "${var.name}-mysql${replace(local.major_version, ".", "-")}"
  description = "Parameters of ${var.name}"
  family      = "mysql${local.major_version}"

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }

  parameter {
    name  = "slow_query_log"
    value = contains(var.logs, "slowquery") ? "1" : "0"
  }

  parameter {
    name  = "long_query_time"
    value = var.log_slower_than
  }

  parameter {
    name  = "general_log"
    value = contains(var.logs, "general") ? "1" : "0"
  }

  parameter {
    name  = "log_output"
    value = "FILE"
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
