# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk_application.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_elastic_beanstalk_application" "this" {
  name        = var.application
  description = "Versions and environments of ${var.application}"

  appversion_lifecycle {
    service_role          = aws_iam_role.versions.arn
    max_count             = var.keep_versions
    delete_source_from_s3 = false
  }

  depends_on = [aws_iam_role_policy.versions]
}

resource "aws_iam_role" "versions" {
  name               = "${var.name}-versions"
  description        = "Deletes old versions of ${var.application}"
  assume_role_policy = data.aws_iam_policy_document.versions_trust.json
}

data "aws_iam_policy_document" "versions_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["elasticbeanstalk.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "versions" {
  name   = "delete-versions"
  role   = aws_iam_role.versions.id
  policy = data.aws_iam_policy_document.versions.json
}

data "aws_iam_policy_document" "versions" {
  statement {
    sid     = "Versions"
    actions = ["elasticbeanstalk:DeleteApplicationVersion", "elasticbeanstalk:DescribeApplicationVersions"]
    resources = [
      "arn:${data.aws_partition.current.partition}:elasticbeanstalk:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:applicationversion/${var.application}/*",
    ]
  }
}
