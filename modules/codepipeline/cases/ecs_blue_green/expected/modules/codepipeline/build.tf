# Rendered by tfgen 0.1.0 from the blueprint shop: module codepipeline.

locals {
  image_script = [
    "set -euo pipefail",
    "image=\"$REPOSITORY_URL:$CODEBUILD_RESOLVED_SOURCE_VERSION\"",
    "aws ecr get-login-password | docker login --username AWS --password-stdin \"\u0024{REPOSITORY_URL%%/*}\"",
    "# Tags never move: a commit that is built again keeps the image it has.",
    "if ! docker manifest inspect \"$image\" > /dev/null 2>&1; then",
    "  docker build --tag \"$image\" .",
    "  docker push \"$image\"",
    "fi",
    "printf '[{\"name\":\"%s\",\"imageUri\":\"%s\"}]' \"$CONTAINER\" \"$image\" > imagedefinitions.json",
    "printf '{\"ImageURI\":\"%s\"}' \"$image\" > imageDetail.json",
  ]
}

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
    "ssm:GetParameters" = distinct([for arn in values(local.secret_arns) : arn if strcontains(arn, ":ssm:")])
    "kms:Decrypt"       = var.secret_keys
  }
}

resource "aws_codebuild_project" "build" {
  #checkov:skip=CKV_AWS_316:Docker does not run without it; the container is thrown away after each build
  name           = var.name
  description    = "Builds ${var.repository} for the pipeline ${var.name}"
  service_role   = aws_iam_role.build.arn
  encryption_key = aws_kms_key.this.arn
  build_timeout  = var.build_timeout

  source {
    type = "CODEPIPELINE"
    buildspec = yamlencode({
      version = "0.2"
      env = {
        shell = "bash"
      }
      phases = {
        build = {
          commands = [join("\n", local.image_script)]
        }
      }
      artifacts = {
        files = ["appspec.yaml", "imageDetail.json", "taskdef.json"]
      }
    })
  }

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    type                        = "ARM_CONTAINER"
    compute_type                = var.compute_type
    image                       = var.build_image
    image_pull_credentials_type = "SERVICE_ROLE"
    privileged_mode             = true

    environment_variable {
      name  = "CONTAINER"
      value = var.container
    }

    environment_variable {
      name  = "REPOSITORY_URL"
      value = var.repository_url
    }

    dynamic "environment_variable" {
      for_each = var.environment_variables

      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }

    dynamic "environment_variable" {
      for_each = var.secrets

      content {
        name  = environment_variable.key
        type  = strcontains(local.secret_arns[environment_variable.key], ":ssm:") ? "PARAMETER_STORE" : "SECRETS_MANAGER"
        value = replace(environment_variable.value, "/^arn:[^/]*:ssm:[^/]*:parameter/", "")
      }
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.build.name
    }
  }

  depends_on = [aws_iam_role_policy.build]
}

resource "aws_cloudwatch_log_group" "build" {
  name              = "/codebuild/${var.name}"
  retention_in_days = var.log_retention
  kms_key_id        = aws_kms_key.build.arn
}

resource "aws_kms_key" "build" {
  description         = "Encrypts the log group /codebuild/${var.name}"
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
            "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/codebuild/${var.name}"
          }
        }
      },
    ]
  })
}

resource "aws_kms_alias" "build" {
  name          = "alias/${var.name}/build"
  target_key_id = aws_kms_key.build.key_id
}

resource "aws_iam_role" "build" {
  name               = "${var.name}-build"
  description        = "What builds of ${var.name} may do"
  assume_role_policy = data.aws_iam_policy_document.build_trust.json
}

data "aws_iam_policy_document" "build_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = ["arn:${local.partition}:codebuild:${local.account}:project/${var.name}"]
    }
  }
}

resource "aws_iam_role_policy" "build" {
  name   = "build"
  role   = aws_iam_role.build.id
  policy = data.aws_iam_policy_document.build.json
}

data "aws_iam_policy_document" "build" {
  statement {
    sid       = "Artifacts"
    actions   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
    resources = ["${aws_s3_bucket.artifacts.arn}/*"]
  }

  statement {
    sid       = "ArtifactBucket"
    actions   = ["s3:GetBucketAcl", "s3:GetBucketLocation"]
    resources = [aws_s3_bucket.artifacts.arn]
  }

  statement {
    sid       = "ArtifactKey"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
    resources = [aws_kms_key.this.arn]
  }

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.build.arn}:*"]
  }

  statement {
    sid       = "Registry"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid       = "BuildImage"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = ["arn:${local.partition}:ecr:${var.image_repository}"]
  }

  statement {
    sid = "Image"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = [var.repository_arn]
  }

  dynamic "statement" {
    for_each = { for action, arns in local.readable : action => arns if length(arns) > 0 }

    content {
      actions   = [statement.key]
      resources = statement.value
    }
  }
}
