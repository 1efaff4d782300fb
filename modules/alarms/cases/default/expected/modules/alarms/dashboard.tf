# Rendered by tfgen 0.1.0 from the blueprint default: module alarms.

locals {
  states = [
    for states in var.layout.states : {
      type   = "alarm"
      x      = 0
      y      = states.y
      width  = 24
      height = states.height
      properties = {
        title  = "Alarms"
        alarms = [for key in states.alarms : aws_cloudwatch_metric_alarm.this[key].arn if !contains(var.mute, key)]
      }
    }
  ]

  headings = [
    for component, row in var.layout.headings : {
      type   = "text"
      x      = 0
      y      = row
      width  = 24
      height = 1
      properties = {
        markdown = "## ${component}"
      }
    }
  ]

  graphs = [
    for key, position in var.layout.graphs : {
      type   = "metric"
      x      = position.x
      y      = position.y
      width  = 8
      height = 6
      properties = {
        title  = key
        region = data.aws_region.current.id
        view   = "timeSeries"
        period = var.alarms[key].period
        metrics = concat(
          [
            for id, metric in var.alarms[key].metrics : concat(
              [metric.namespace, metric.name],
              flatten([for name, value in metric.dimensions : [name, value]]),
              [{ id = id, stat = metric.statistic, yAxis = var.alarms[key].expression == "" ? "left" : "right" }]
            )
          ],
          [
            for expression in [var.alarms[key].expression] : [{ id = "result", label = key, expression = expression }]
            if expression != ""
          ]
        )
        annotations = {
          horizontal = [
            {
              label = "alarm"
              value = aws_cloudwatch_metric_alarm.this[key].threshold
              fill  = startswith(var.alarms[key].comparison, "Greater") ? "above" : "below"
            }
          ]
        }
      }
    } if !contains(var.mute, key)
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "${var.name}-${data.aws_region.current.id}"
  dashboard_body = jsonencode({
    periodOverride = "inherit"
    widgets        = concat(local.states, local.headings, local.graphs)
  })
}
