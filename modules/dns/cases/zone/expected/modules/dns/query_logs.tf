# Rendered by tfgen 0.1.0 from the blueprint company: module dns.

resource "aws_route53_query_log" "this" {
  zone_id                  = aws_route53_zone.this.zone_id
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.queries.arn

  depends_on = [aws_cloudwatch_log_resource_policy.queries]
}

resource "aws_cloudwatch_log_resource_policy" "queries" {
  policy_name     = var.name
  policy_document = data.aws_iam_policy_document.queries.json
}

data "aws_iam_policy_document" "queries" {
  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.queries.arn}:*"]

    principals {
      type        = "Service"
      identifiers = ["route53.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_route53_zone.this.arn]
    }
  }
}

resource "aws_cloudwatch_log_group" "queries" {
  name              = "/aws/route53/${var.name}"
  retention_in_days = var.query_log_retention
  kms_key_id        = aws_kms_key.queries.arn
}

resource "aws_kms_key" "queries" {
  description         = "Encrypts the log group /aws/route53/${var.name}"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Account"
        Effect   = "Allow"
        Action   = "kms:*"
        Resource = "*"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
      },
      {
        Sid      = "Logs"
        Effect   = "Allow"
        Action   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource = "*"
        Principal = {
          Service = "logs.${data.aws_region.current.id}.amazonaws.com"
        }
        Condition = {
          ArnEquals = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/aws/route53/${var.name}"
          }
        }
      },
    ]
  })
}

resource "aws_kms_alias" "queries" {
  name          = "alias/${var.name}/queries"
  target_key_id = aws_kms_key.queries.key_id
}
