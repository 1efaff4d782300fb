# Rendered by tfgen 0.1.0 from the blueprint both: module ecs_service.

locals {
  partition = data.aws_partition.current.partition
  account   = "${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}"

  # Names of secrets, and of parameters, which start with a slash, as ARNs.
  named_arns = {
    for name, secret in var.secrets : name => startswith(secret, "arn:") ? secret : join(":", [
      "arn:${local.partition}",
      startswith(secret, "/") ? "ssm:${local.account}:parameter${secret}" : "secretsmanager:${local.account}:secret:${secret}",
    ])
  }

  # A key inside a secret, the eighth part, has two more behind it for ECS: stage and version.
  secret_arns = { for name, arn in local.named_arns : name => replace(arn, "/^([^:]*(?::[^:]*){7})$/", "$1::") }

  # ARNs of secrets end in six characters of AWS's choice, which a name does not tell.
  readable = {
    "secretsmanager:GetSecretValue" = distinct([
      for name, arn in local.secret_arns :
      join("", [join(":", slice(split(":", arn), 0, 7)), startswith(var.secrets[name], "arn:") ? "" : "-??????"])
      if strcontains(arn, ":secretsmanager:")
    ])
    "ssm:GetParameters" = distinct([for arn in values(local.secret_arns) : arn if strcontains(arn, ":ssm:")])
    "kms:Decrypt"       = var.secret_keys
  }

  # The repository, where the image is in ECR.
  repository_arns = [
    for parts in regexall("^([0-9]{12})[.]dkr[.]ecr[.]([a-z0-9-]+)[.]amazonaws[.]com(?:[.]cn)?/([^:@]+)", var.image) :
    "arn:${local.partition}:ecr:${parts[1]}:${parts[0]}:repository/${parts[2]}"
  ]
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:ecs:${local.account}:*"]
    }
  }
}

resource "aws_iam_role" "execution" {
  name               = "${var.name}-execution"
  description        = "Starts the tasks of ${var.name}: image, secrets, logs"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "execution" {
  name   = "start-tasks"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}

data "aws_iam_policy_document" "execution" {
  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.logs.arn}:*"]
  }

  statement {
    sid       = "Registry"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = local.repository_arns

    content {
      sid       = "Image"
      actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = { for action, arns in local.readable : action => arns if length(arns) > 0 }

    content {
      actions   = [statement.key]
      resources = statement.value
    }
  }
}

resource "aws_iam_role" "task" {
  name               = "${var.name}-task"
  description        = "What the program in ${var.name} may do"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "task" {
  for_each = var.policies

  role       = aws_iam_role.task.name
  policy_arn = each.value
}
