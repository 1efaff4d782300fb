# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition        = data.aws_partition.current.partition
  account          = "${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}"
  application_name = aws_elastic_beanstalk_application.this.name
}

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

data "aws_elastic_beanstalk_solution_stack" "this" {
  most_recent = true
  name_regex  = var.solution_stack_pattern
}

resource "aws_elastic_beanstalk_environment" "this" {
  #checkov:skip=CKV_AWS_312:health reporting is enhanced and streamed; the check looks for HealthStreamingEnabled in a namespace that has no such option
  name                   = var.name
  description            = "Environment of ${local.application_name}"
  application            = local.application_name
  tier                   = "WebServer"
  solution_stack_name    = data.aws_elastic_beanstalk_solution_stack.this.name
  wait_for_ready_timeout = "40m"

  setting {
    namespace = "aws:elasticbeanstalk:managedactions"
    name      = "ManagedActionsEnabled"
    value     = "true"
  }

  dynamic "setting" {
    for_each = local.settings

    content {
      namespace = setting.value.namespace
      name      = setting.value.name
      value     = setting.value.value
    }
  }

  dynamic "setting" {
    for_each = merge({ PORT = tostring(var.port) }, var.environment)

    content {
      namespace = "aws:elasticbeanstalk:application:environment"
      name      = setting.key
      value     = setting.value
    }
  }

  dynamic "setting" {
    for_each = local.secret_arns

    content {
      namespace = "aws:elasticbeanstalk:application:environmentsecrets"
      name      = setting.key
      value     = setting.value
    }
  }

  lifecycle {
    ignore_changes = [
      # AWS brings it up to date, in the window and not at an apply.
      solution_stack_name,
    ]

    postcondition {
      condition     = can(regex(var.solution_stack_pattern, self.solution_stack_name))
      error_message = "The environment runs ${self.solution_stack_name}, and updates keep to a platform. Make a second environment and swap, or switch managed_updates off for one apply."
    }

    precondition {
      condition     = length(var.private_subnet_ids) > 0
      error_message = "The network names no subnets for the instances."
    }

    precondition {
      condition     = length(join("", [for name, value in var.environment : "${name}=${value}"])) <= 4096
      error_message = "Elastic Beanstalk takes 4096 characters for all environment variables together."
    }
  }

  # All its roles may do stays until the environment is gone.
  depends_on = [
    aws_iam_role_policy.instance,
    aws_iam_role_policy_attachment.program,
    aws_iam_role_policy_attachment.service,
    aws_vpc_security_group_egress_rule.https,
  ]
}
