# Rendered by tfgen 0.1.0 from the blueprint fastier: module asg.

locals {
  # Names of secrets, and of parameters, which start with a slash, as ARNs.
  secret_arns = {
    for name, secret in var.secrets : name => startswith(secret, "arn:") ? secret : join(":", [
      "arn:${local.partition}",
      startswith(secret, "/") ? "ssm:${local.account}:parameter${secret}" : "secretsmanager:${local.account}:secret:${secret}",
    ])
  }

  # ARNs of secrets end in six characters of AWS's choice, which a name does not tell.
  readable = {
    "secretsmanager:GetSecretValue" = distinct([
      for name, arn in local.secret_arns :
      join("", [join(":", slice(split(":", arn), 0, 7)), startswith(var.secrets[name], "arn:") ? "" : "-??????"])
      if strcontains(arn, ":secretsmanager:")
    ])
    "ssm:GetParameter" = distinct([for arn in values(local.secret_arns) : arn if strcontains(arn, ":ssm:")])
    "kms:Decrypt"      = var.secret_keys
  }
}

resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-instance"
  role = aws_iam_role.this.name
}

resource "aws_iam_role" "this" {
  name               = "${var.name}-instance"
  description        = "What the instances of ${var.name} and the program on them may do"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "instance" {
  for_each = var.policies

  role       = aws_iam_role.this.name
  policy_arn = each.value
}

resource "aws_iam_role_policy" "uses" {
  name   = "uses"
  role   = aws_iam_role.this.id
  policy = var.permissions
}

resource "aws_iam_role_policy" "uses_secrets" {
  name   = "uses-secrets"
  role   = aws_iam_role.this.id
  policy = var.secret_permissions
}

resource "aws_iam_role_policy" "instance" {
  name   = "run-instances"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.instance.json
}

data "aws_iam_policy_document" "instance" {
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
