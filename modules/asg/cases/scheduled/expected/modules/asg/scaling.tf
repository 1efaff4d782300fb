# Rendered by tfgen 0.1.0 from the blueprint batch: module asg.

resource "aws_autoscaling_policy" "add" {
  name                    = "add"
  policy_type             = "StepScaling"
  adjustment_type         = "ChangeInCapacity"
  metric_aggregation_type = "Average"
  autoscaling_group_name  = aws_autoscaling_group.this.name

  dynamic "step_adjustment" {
    for_each = var.steps_up

    content {
      metric_interval_lower_bound = step_adjustment.value.lower
      metric_interval_upper_bound = step_adjustment.value.upper
      scaling_adjustment          = step_adjustment.value.change
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "add" {
  alarm_name          = "${var.name}-add"
  alarm_description   = "Changes the number of instances of ${var.name}; nobody needs to do anything"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.add_above
  period              = var.step_period
  evaluation_periods  = var.step_datapoints
  alarm_actions       = [aws_autoscaling_policy.add.arn]

  dimensions = {
    AutoScalingGroupName = aws_autoscaling_group.this.name
  }
}

resource "aws_autoscaling_policy" "remove" {
  name                    = "remove"
  policy_type             = "StepScaling"
  adjustment_type         = "ChangeInCapacity"
  metric_aggregation_type = "Average"
  autoscaling_group_name  = aws_autoscaling_group.this.name

  dynamic "step_adjustment" {
    for_each = var.steps_down

    content {
      metric_interval_lower_bound = step_adjustment.value.lower
      metric_interval_upper_bound = step_adjustment.value.upper
      scaling_adjustment          = step_adjustment.value.change
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "remove" {
  alarm_name          = "${var.name}-remove"
  alarm_description   = "Changes the number of instances of ${var.name}; nobody needs to do anything"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "LessThanOrEqualToThreshold"
  threshold           = var.remove_below
  period              = var.step_period
  evaluation_periods  = var.step_datapoints
  alarm_actions       = [aws_autoscaling_policy.remove.arn]

  dimensions = {
    AutoScalingGroupName = aws_autoscaling_group.this.name
  }
}

resource "aws_autoscaling_schedule" "this" {
  for_each = var.schedules

  scheduled_action_name  = each.key
  autoscaling_group_name = aws_autoscaling_group.this.name
  recurrence             = each.value.cron
  time_zone              = each.value.timezone
  min_size               = each.value.min
  max_size               = each.value.max

  # -1 leaves the number as it is, within the two.
  desired_capacity = coalesce(each.value.desired, -1)
}
