# Rendered by tfgen 0.1.0 from the blueprint board: module codepipeline.

resource "aws_sns_topic" "approval" {
  name              = "${var.name}-approval"
  kms_master_key_id = aws_kms_key.this.id
}

resource "aws_sns_topic_policy" "approval" {
  arn    = aws_sns_topic.approval.arn
  policy = data.aws_iam_policy_document.approval.json
}

data "aws_iam_policy_document" "approval" {
  statement {
    sid       = "Pipeline"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.approval.arn]

    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.pipeline.arn]
    }
  }

  statement {
    sid       = "OnlyTLS"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.approval.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_subscription" "approval" {
  for_each = toset(var.approvers)

  topic_arn = aws_sns_topic.approval.arn
  protocol  = "email"
  endpoint  = each.key
}
