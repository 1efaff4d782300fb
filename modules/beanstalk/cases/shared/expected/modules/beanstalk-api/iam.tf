# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

locals {
  # Names of parameters, which start with a slash, as ARNs; a key inside a secret stands behind its ARN.
  secret_arns = {
    for name, secret in var.secrets : name =>
    startswith(secret, "/") ? "arn:${local.partition}:ssm:${local.account}:parameter${secret}" : trimsuffix(secret, "::")
  }

  readable = {
    "secretsmanager:GetSecretValue" = distinct([
      for arn in values(local.secret_arns) : join(":", slice(split(":", arn), 0, 7)) if strcontains(arn, ":secretsmanager:")
    ])
    "ssm:GetParameter" = distinct([for arn in values(local.secret_arns) : arn if strcontains(arn, ":ssm:")])
    "kms:Decrypt"      = var.secret_keys
  }

  # The bucket Elastic Beanstalk makes for every account and Region.
  beanstalk_bucket_arn = "arn:${local.partition}:s3:::elasticbeanstalk-${data.aws_region.current.id}-${data.aws_caller_identity.current.account_id}"
}

resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-instance"
  role = aws_iam_role.instance.name
}

resource "aws_iam_role" "instance" {
  name               = "${var.name}-instance"
  description        = "What the instances of ${var.name} and the program on them may do"
  assume_role_policy = data.aws_iam_policy_document.instance_trust.json
}

data "aws_iam_policy_document" "instance_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "instance" {
  name   = "run-environment"
  role   = aws_iam_role.instance.id
  policy = data.aws_iam_policy_document.instance.json
}

data "aws_iam_policy_document" "instance" {
  statement {
    sid     = "Health"
    actions = ["elasticbeanstalk:PutInstanceStatistics"]
    resources = [
      "arn:${local.partition}:elasticbeanstalk:${local.account}:application/${local.application_name}",
      "arn:${local.partition}:elasticbeanstalk:${local.account}:environment/${local.application_name}/${var.name}",
    ]
  }

  statement {
    sid = "Logs"
    actions = [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
      "logs:PutRetentionPolicy",
    ]
    resources = ["arn:${local.partition}:logs:${local.account}:log-group:/aws/elasticbeanstalk/${var.name}/*"]
  }

  statement {
    sid       = "SourceBundles"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${local.beanstalk_bucket_arn}/*"]
  }

  statement {
    sid       = "LogBundles"
    actions   = ["s3:PutObject"]
    resources = ["${local.beanstalk_bucket_arn}/resources/environments/logs/*"]
  }

  statement {
    sid       = "FindBundles"
    actions   = ["s3:ListBucket"]
    resources = [local.beanstalk_bucket_arn]
  }

  # The sample application, which runs until somebody deploys another.
  statement {
    sid     = "Sample"
    actions = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = [
      "arn:${local.partition}:s3:::elasticbeanstalk-platform-assets-${data.aws_region.current.id}/*",
      "arn:${local.partition}:s3:::elasticbeanstalk-samples-${data.aws_region.current.id}/*",
    ]
  }

  statement {
    sid       = "Managed"
    actions   = ["ssm:UpdateInstanceInformation"]
    resources = ["arn:${local.partition}:ec2:${local.account}:instance/*"]
  }

  # The channels of Session Manager take no resources.
  statement {
    sid = "Shell"
    actions = [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = { for action, arns in local.readable : action => arns if length(arns) > 0 }

    content {
      actions   = [statement.key]
      resources = statement.value
    }
  }
}

resource "aws_iam_role_policy_attachment" "program" {
  for_each = var.policies

  role       = aws_iam_role.instance.name
  policy_arn = each.value
}

resource "aws_iam_role" "service" {
  name               = "${var.name}-service"
  description        = "What Elastic Beanstalk may do to run ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.service_trust.json
}

data "aws_iam_policy_document" "service_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["elasticbeanstalk.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["elasticbeanstalk"]
    }
  }
}

# The policies AWS keeps for the service itself: it reads the health of instances by the first, and changes stacks by the
# other when it updates the platform.
resource "aws_iam_role_policy_attachment" "service" {
  for_each = toset(["service-role/AWSElasticBeanstalkEnhancedHealth", "AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy"])

  role       = aws_iam_role.service.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/${each.key}"
}
