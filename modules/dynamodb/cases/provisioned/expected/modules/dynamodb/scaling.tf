# Rendered by tfgen 0.1.0 from the blueprint steady: module dynamodb.

resource "aws_appautoscaling_target" "read" {
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  resource_id        = "table/${aws_dynamodb_table.this.name}"
  min_capacity       = var.read_units.min
  max_capacity       = var.read_units.max
}

resource "aws_appautoscaling_policy" "read" {
  name               = "read"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.read.service_namespace
  scalable_dimension = aws_appautoscaling_target.read.scalable_dimension
  resource_id        = aws_appautoscaling_target.read.resource_id

  target_tracking_scaling_policy_configuration {
    target_value = var.utilization

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBReadCapacityUtilization"
    }
  }
}

resource "aws_appautoscaling_target" "write" {
  service_namespace  = "dynamodb"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  resource_id        = "table/${aws_dynamodb_table.this.name}"
  min_capacity       = var.write_units.min
  max_capacity       = var.write_units.max
}

resource "aws_appautoscaling_policy" "write" {
  name               = "write"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.write.service_namespace
  scalable_dimension = aws_appautoscaling_target.write.scalable_dimension
  resource_id        = aws_appautoscaling_target.write.resource_id

  target_tracking_scaling_policy_configuration {
    target_value = var.utilization

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBWriteCapacityUtilization"
    }
  }
}
