# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition        = data.aws_partition.current.partition
  account          = "${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}"
  application_name = var.application_name
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
  cname_prefix           = var.cname_prefix
  version_label          = aws_elastic_beanstalk_application_version.this.name
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
    for_each = var.environment

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
      # Two environments that swapped their addresses would be made anew.
      cname_prefix,
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

    precondition {
      condition     = can(regex("(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$", var.image)) && !endswith(var.image, ":latest")
      error_message = "The image ${var.image} needs a tag other than latest, or a digest: latest moves, so that two instances may run different images."
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
