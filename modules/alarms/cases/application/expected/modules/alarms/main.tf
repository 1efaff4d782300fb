# Rendered by tfgen 0.1.0 from the blueprint application: module alarms.

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = { for key, alarm in var.alarms : key => alarm if !contains(var.mute, key) }

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  comparison_operator = each.value.comparison
  threshold           = lookup(var.thresholds, each.key, each.value.threshold)
  evaluation_periods  = each.value.evaluations
  treat_missing_data  = each.value.missing_data
  alarm_actions       = [aws_sns_topic.this.arn]
  ok_actions          = var.notify_ok ? [aws_sns_topic.this.arn] : []

  dynamic "metric_query" {
    for_each = each.value.metrics

    content {
      id          = metric_query.key
      return_data = each.value.expression == ""

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.name
        stat        = metric_query.value.statistic
        period      = each.value.period
        dimensions  = metric_query.value.dimensions
      }
    }
  }

  dynamic "metric_query" {
    for_each = each.value.expression == "" ? [] : [each.value.expression]

    content {
      id          = "result"
      label       = each.key
      expression  = metric_query.value
      return_data = true
    }
  }
}
