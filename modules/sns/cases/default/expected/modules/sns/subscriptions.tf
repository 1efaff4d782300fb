# Rendered by tfgen 0.1.0 from the blueprint default: module sns.

locals {
  dead_letters = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = toset(var.email)

  topic_arn      = aws_sns_topic.this.arn
  protocol       = "email"
  endpoint       = each.key
  redrive_policy = local.dead_letters

  depends_on = [aws_sqs_queue_policy.dead]
}

resource "aws_sns_topic_subscription" "https" {
  for_each = var.https

  topic_arn              = aws_sns_topic.this.arn
  protocol               = "https"
  endpoint               = each.value.url
  endpoint_auto_confirms = true
  filter_policy          = each.value.filter
  filter_policy_scope    = each.value.filter == null ? null : each.value.filter_on == "body" ? "MessageBody" : "MessageAttributes"
  raw_message_delivery   = each.value.raw
  redrive_policy         = local.dead_letters

  delivery_policy = jsonencode(merge(
    {
      healthyRetryPolicy = {
        minDelayTarget  = each.value.retry.min_delay
        maxDelayTarget  = each.value.retry.max_delay
        numRetries      = each.value.retry.count
        backoffFunction = each.value.retry.backoff
      }
    },
    each.value.max_per_second == null ? {} : {
      throttlePolicy = {
        maxReceivesPerSecond = each.value.max_per_second
      }
    },
  ))

  depends_on = [aws_sqs_queue_policy.dead]
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
