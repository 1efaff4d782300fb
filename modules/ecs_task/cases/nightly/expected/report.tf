# Rendered by tfgen 0.1.0 from the blueprint nightly: component report.

module "report" {
  source = "./modules/ecs_task"

  name        = "${local.name}-report"
  image       = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/report:2.0.1"
  cpu         = 1024
  memory      = 2048
  command     = ["python", "-m", "report"]
  environment = { ARCHIVE_BUCKET = module.archive.bucket, ARCHIVE_REGION = module.archive.region }
  secrets     = { SMTP_USER = "reports/smtp:user" }
  schedule    = "cron(0 2 * * ? *)"
  timezone    = "Europe/Berlin"
  egress = {
    smtp = { port = 587 }
  }
  window_minutes     = 15
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  cluster_name       = module.cluster.cluster_name
  cluster_arn        = module.cluster.cluster_arn
  permissions        = data.aws_iam_policy_document.report_permissions.json
}

data "aws_iam_policy_document" "report_permissions" {
  statement {
    sid       = "ArchiveReadWrite"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [module.archive.arn]
  }

  statement {
    sid = "ArchiveReadWrite2"
    actions = [
      "s3:GetObject",
      "s3:AbortMultipartUpload",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      "s3:DeleteObject",
    ]
    resources = ["${module.archive.arn}/*"]
  }

  statement {
    sid       = "ArchiveReadWrite3"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [module.archive.kms_key_arn]
  }
}
