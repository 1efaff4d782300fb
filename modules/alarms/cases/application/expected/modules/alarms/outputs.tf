# Rendered by tfgen 0.1.0 from the blueprint application: module alarms.

output "topic_arn" {
  description = "ARN of the topic that alarms are sent to."
  value       = aws_sns_topic.this.arn
}

output "alarm_names" {
  description = "Names of the alarms."
  value       = { for key, alarm in aws_cloudwatch_metric_alarm.this : key => alarm.alarm_name }
}
