# Rendered by tfgen 0.1.0 from the blueprint shop: module codepipeline.

locals {
  release_script = [
    "set -euo pipefail",
    "environments() {",
    "  aws elasticbeanstalk describe-environments --application-name \"$APPLICATION\" --no-include-deleted \"$@\" --output text",
    "}",
    "live=$(environments --environment-names \"$FIRST\" \"$SECOND\" \\",
    "  --query \"Environments[?starts_with(CNAME, '$LIVE_CNAME.')].EnvironmentName\")",
    "case \"$live\" in",
    "  \"$FIRST\") idle=$SECOND ;;",
    "  \"$SECOND\") idle=$FIRST ;;",
    "  *)",
    "    echo \"Neither $FIRST nor $SECOND has the address $LIVE_CNAME: nothing tells which of them is live.\"",
    "    exit 1",
    "    ;;",
    "esac",
    "settled() {",
    "  while true; do",
    "    status=$(environments --environment-names \"$1\" --query 'Environments[0].Status')",
    "    case \"$status\" in",
    "      Ready) return ;;",
    "      Launching | Updating | LinkingFrom | LinkingTo) sleep 10 ;;",
    "      *)",
    "        echo \"The environment $1 is $status.\"",
    "        exit 1",
    "        ;;",
    "    esac",
    "  done",
    "}",
    "runs() {",
    "  running=$(environments --environment-names \"$1\" --query 'Environments[0].VersionLabel')",
    "  health=$(environments --environment-names \"$1\" --query 'Environments[0].Health')",
    "  if [ \"$running\" != \"$VERSION\" ] || [ \"$health\" = Red ]; then",
    "    echo \"The environment $1 runs $running with health $health, and not $VERSION.\"",
    "    exit 1",
    "  fi",
    "}",
    "if [ \"$STEP\" = deploy ]; then",
    "  export VERSION=\"pipeline-$${CODEBUILD_BUILD_ID##*:}\"",
    "  bucket=$(aws elasticbeanstalk create-storage-location --query S3Bucket --output text)",
    "  archive=$(mktemp -d)/version.zip",
    "  zip -q -r \"$archive\" .",
    "  aws s3 cp --only-show-errors \"$archive\" \"s3://$bucket/$APPLICATION/$VERSION.zip\"",
    "  aws elasticbeanstalk create-application-version --application-name \"$APPLICATION\" --version-label \"$VERSION\" \\",
    "    --source-bundle \"S3Bucket=$bucket,S3Key=$APPLICATION/$VERSION.zip\" > /dev/null",
    "  settled \"$idle\"",
    "  aws elasticbeanstalk update-environment --environment-name \"$idle\" --version-label \"$VERSION\" > /dev/null",
    "  sleep 10",
    "  settled \"$idle\"",
    "  runs \"$idle\"",
    "  echo \"$VERSION runs in $idle, $live is live.\"",
    "elif [ \"$(environments --environment-names \"$live\" --query 'Environments[0].VersionLabel')\" = \"$VERSION\" ]; then",
    "  echo \"$VERSION is live in $live already.\"",
    "else",
    "  settled \"$idle\"",
    "  settled \"$live\"",
    "  runs \"$idle\"",
    "  aws elasticbeanstalk swap-environment-cnames --source-environment-name \"$live\" --destination-environment-name \"$idle\"",
    "  sleep 10",
    "  settled \"$idle\"",
    "  settled \"$live\"",
    "  echo \"$idle is live with $VERSION, $live keeps the version before.\"",
    "fi",
  ]
}

resource "aws_codebuild_project" "release" {
  name           = "${var.name}-release"
  description    = "Deploys to the idle one of two environments, and swaps their addresses"
  service_role   = aws_iam_role.release.arn
  encryption_key = aws_kms_key.this.arn
  build_timeout  = 60

  source {
    type = "CODEPIPELINE"
    buildspec = yamlencode({
      version = "0.2"
      env = {
        shell              = "bash"
        exported-variables = ["VERSION"]
      }
      phases = {
        build = {
          commands = [join("\n", local.release_script)]
        }
      }
    })
  }

  artifacts {
    type = "CODEPIPELINE"
  }

  environment {
    type                        = "LINUX_CONTAINER"
    compute_type                = "BUILD_GENERAL1_SMALL"
    image                       = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
    image_pull_credentials_type = "CODEBUILD"

    environment_variable {
      name  = "APPLICATION"
      value = var.application_name
    }

    environment_variable {
      name  = "FIRST"
      value = var.environment_name
    }

    environment_variable {
      name  = "SECOND"
      value = var.live_environment
    }

    environment_variable {
      name  = "LIVE_CNAME"
      value = var.live_cname
    }
  }

  logs_config {
    cloudwatch_logs {
      group_name = aws_cloudwatch_log_group.release.name
    }
  }

  depends_on = [aws_iam_role_policy.beanstalk, aws_iam_role_policy.release]
}

resource "aws_cloudwatch_log_group" "release" {
  name              = "/codebuild/${var.name}-release"
  retention_in_days = var.log_retention
  kms_key_id        = aws_kms_key.release.arn
}

resource "aws_kms_key" "release" {
  description         = "Encrypts the log group /codebuild/${var.name}-release"
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
            "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:/codebuild/${var.name}-release"
          }
        }
      },
    ]
  })
}

resource "aws_kms_alias" "release" {
  name          = "alias/${var.name}/release"
  target_key_id = aws_kms_key.release.key_id
}

resource "aws_iam_role" "release" {
  name               = "${var.name}-release"
  description        = "What deploying and swapping in ${var.name} may do"
  assume_role_policy = data.aws_iam_policy_document.release_trust.json
}

data "aws_iam_policy_document" "release_trust" {
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
      values   = ["arn:${local.partition}:codebuild:${local.account}:project/${var.name}-release"]
    }
  }
}

resource "aws_iam_role_policy" "release" {
  name   = "release"
  role   = aws_iam_role.release.id
  policy = data.aws_iam_policy_document.release.json
}

data "aws_iam_policy_document" "release" {
  statement {
    sid       = "Artifacts"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.artifacts.arn}/*"]
  }

  statement {
    sid       = "ArtifactBucket"
    actions   = ["s3:GetBucketAcl", "s3:GetBucketLocation"]
    resources = [aws_s3_bucket.artifacts.arn]
  }

  statement {
    sid       = "ArtifactKey"
    actions   = ["kms:Decrypt", "kms:DescribeKey"]
    resources = [aws_kms_key.this.arn]
  }

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.release.arn}:*"]
  }
}
