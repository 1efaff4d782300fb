# Rendered by tfgen 0.1.0 from the blueprint in-order: module sns.

locals {
  dead_letters = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn })
}

resource "aws_sns_topic_subscription" "queue" {
  for_each = var.queues

  topic_arn            = aws_sns_topic.this.arn
  protocol             = "sqs"
  endpoint             = each.value.arn
  filter_policy        = each.value.filter
  filter_policy_scope  = each.value.filter == null ? null : each.value.filter_on == "body" ? "MessageBody" : "MessageAttributes"
  raw_message_delivery = each.value.raw
  redrive_policy       = local.dead_letters

  depends_on = [aws_sqs_queue_policy.dead]
}
