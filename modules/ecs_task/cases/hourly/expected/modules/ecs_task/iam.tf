# Rendered by tfgen 0.1.0 from the blueprint hourly: module ecs_task.

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

resource "aws_iam_role" "schedule" {
  name               = "${var.name}-schedule"
  description        = "Starts the task of ${var.name} by the clock"
  assume_role_policy = data.aws_iam_policy_document.schedule_trust.json
}

data "aws_iam_policy_document" "schedule_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_scheduler_schedule_group.this.arn]
    }
  }
}

resource "aws_iam_role_policy" "schedule" {
  name   = "run-task"
  role   = aws_iam_role.schedule.id
  policy = data.aws_iam_policy_document.schedule.json
}

data "aws_iam_policy_document" "schedule" {
  statement {
    sid       = "RunTask"
    actions   = ["ecs:RunTask"]
    resources = [aws_ecs_task_definition.this.arn]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [local.cluster_arn]
    }
  }

  statement {
    sid       = "HandOverRoles"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.task.arn, aws_iam_role.execution.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  statement {
    sid       = "FailedStarts"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.dead.arn]
  }

  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.this.arn]
  }
}
