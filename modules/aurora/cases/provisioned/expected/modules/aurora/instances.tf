# Rendered by tfgen 0.1.0 from the blueprint provisioned: module aurora.

# The writer and its readers: which of them writes is Aurora's to decide when one fails.
resource "aws_rds_cluster_instance" "this" {
  for_each = var.instances

  identifier              = "${var.name}-${each.key}"
  cluster_identifier      = aws_rds_cluster.this.id
  engine                  = aws_rds_cluster.this.engine
  instance_class          = var.size
  promotion_tier          = each.value
  db_parameter_group_name = aws_db_parameter_group.this.name
  db_subnet_group_name    = aws_db_subnet_group.this.name
  publicly_accessible     = false
  ca_cert_identifier      = var.certificate_authority
  copy_tags_to_snapshot   = true

  preferred_maintenance_window = var.maintenance_window
  auto_minor_version_upgrade   = var.minor_upgrades
  apply_immediately            = var.apply_immediately

  monitoring_interval                   = var.monitoring_interval
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  performance_insights_enabled          = true
  performance_insights_retention_period = var.insights_retention_days
  performance_insights_kms_key_id       = aws_kms_key.this.arn
}

resource "aws_appautoscaling_target" "readers" {
  service_namespace  = "rds"
  scalable_dimension = "rds:cluster:ReadReplicaCount"
  resource_id        = "cluster:${aws_rds_cluster.this.id}"
  min_capacity       = var.least_readers
  max_capacity       = var.most_readers

  # Readers are added to a cluster that has a writer.
  depends_on = [aws_rds_cluster_instance.this]
}

resource "aws_appautoscaling_policy" "readers" {
  name               = "${var.name}-readers"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.readers.service_namespace
  scalable_dimension = aws_appautoscaling_target.readers.scalable_dimension
  resource_id        = aws_appautoscaling_target.readers.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = var.reader_target
    scale_out_cooldown = var.scale_out_cooldown
    scale_in_cooldown  = var.scale_in_cooldown

    predefined_metric_specification {
      predefined_metric_type = "RDSReaderAverageCPUUtilization"
    }
  }
}
