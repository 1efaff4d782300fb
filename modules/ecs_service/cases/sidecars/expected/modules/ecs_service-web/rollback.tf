# Rendered by tfgen 0.1.0 from the blueprint sidecars: module ecs_service.

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-rollback-errors"
  alarm_description   = "Too many responses with a 5xx code: a deployment that is going on is taken back."
  namespace           = var.metric_namespace
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.rollback_errors
  period              = 60
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"

  dimensions = {
    LoadBalancer = var.load_balancer_arn_suffix
    TargetGroup  = var.target_group_arn_suffix
  }

  lifecycle {
    precondition {
      condition     = var.metric_namespace == "AWS/ApplicationELB"
      error_message = "A Network Load Balancer counts no responses: leave errors and response_time out of rollback_on."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "response_time" {
  alarm_name          = "${var.name}-rollback-response-time"
  alarm_description   = "Responses take too long: a deployment that is going on is taken back."
  namespace           = var.metric_namespace
  metric_name         = "TargetResponseTime"
  extended_statistic  = "p95"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.rollback_response_time
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"

  dimensions = {
    LoadBalancer = var.load_balancer_arn_suffix
    TargetGroup  = var.target_group_arn_suffix
  }

  lifecycle {
    precondition {
      condition     = var.metric_namespace == "AWS/ApplicationELB"
      error_message = "A Network Load Balancer counts no responses: leave errors and response_time out of rollback_on."
    }
  }
}
