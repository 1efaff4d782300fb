# Rendered by tfgen 0.1.0 from the blueprint provisioned: module aurora.

resource "aws_rds_cluster_parameter_group" "this" {
  name        = "${var.name}-${replace(local.family, ".", "-")}"
  description = "Parameters of ${var.name}"
  family      = local.family

  parameter {
    name  = "rds.force_ssl"
    value = "1"
    # From PostgreSQL 17 on this is the default, which AWS reports with this method: another would never be in step.
    apply_method = "pending-reboot"
  }

  parameter {
    name  = "log_statement"
    value = var.logged_statements
  }

  parameter {
    name  = "log_min_duration_statement"
    value = var.log_slower_than * 1000
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
