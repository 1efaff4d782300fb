# Rendered by tfgen 0.1.0 from the blueprint worker: module ecs_service.

resource "aws_appautoscaling_policy" "rise" {
  name               = "rise"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  resource_id        = aws_appautoscaling_target.this.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = var.scale_out_cooldown
    metric_aggregation_type = "Average"

    dynamic "step_adjustment" {
      for_each = var.rise_steps

      content {
        metric_interval_lower_bound = step_adjustment.value.lower
        metric_interval_upper_bound = step_adjustment.value.upper
        scaling_adjustment          = step_adjustment.value.change
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "rise" {
  alarm_name          = "${var.name}-rise"
  alarm_description   = "Adds tasks."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Average"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.rise_threshold
  period              = 60
  evaluation_periods  = var.step_minutes
  alarm_actions       = [aws_appautoscaling_policy.rise.arn]

  dimensions = {
    QueueName = var.queue_name
  }
}

resource "aws_appautoscaling_policy" "fall" {
  name               = "fall"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this.service_namespace
  scalable_dimension = aws_appautoscaling_target.this.scalable_dimension
  resource_id        = aws_appautoscaling_target.this.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    cooldown                = var.scale_in_cooldown
    metric_aggregation_type = "Average"

    dynamic "step_adjustment" {
      for_each = var.fall_steps

      content {
        metric_interval_lower_bound = step_adjustment.value.lower
        metric_interval_upper_bound = step_adjustment.value.upper
        scaling_adjustment          = step_adjustment.value.change
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fall" {
  alarm_name          = "${var.name}-fall"
  alarm_description   = "Takes tasks away."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  statistic           = "Average"
  comparison_operator = "LessThanOrEqualToThreshold"
  threshold           = var.fall_threshold
  period              = 60
  evaluation_periods  = var.step_minutes
  alarm_actions       = [aws_appautoscaling_policy.fall.arn]

  dimensions = {
    QueueName = var.queue_name
  }
}
