# Rendered by tfgen 0.1.0 from the blueprint secrets: component app.

module "app" {
  source = "./modules/ecs_service"

  name  = "${local.name}-app"
  image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.4.2"
  port  = 8501
  environment = {
    UPLOADS_BUCKET = module.uploads.bucket
    UPLOADS_REGION = module.uploads.region
    LOG_LEVEL      = "info"
    PUBLIC_KEY_ID  = module.credentials.arns["partner"]
  }
  secrets = {
    CREDENTIALS_PARTNER = module.credentials.arns["partner"]
    GA_CREDENTIALS      = "streamboard/ga"
    GA_ACCOUNT          = "streamboard/ga:account"
    LICENSE             = "/streamboard/license"
    STRIPE              = "arn:aws:secretsmanager:us-east-1:210987654321:secret:shared/stripe-Ab12Cd"
    PARTNER_USER        = "${module.credentials.arns["partner"]}:user"
  }
  secret_keys        = ["arn:aws:kms:us-east-1:210987654321:key/1a2b3c4d-0000-4000-8000-123456789012"]
  policies           = { tracing = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" }
  min_tasks          = 2
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  permissions        = data.aws_iam_policy_document.app_permissions.json
  secret_permissions = data.aws_iam_policy_document.app_secret_permissions.json
}

data "aws_iam_policy_document" "app_permissions" {
  statement {
    sid       = "UploadsReadWrite"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [module.uploads.arn]
  }

  statement {
    sid = "UploadsReadWrite2"
    actions = [
      "s3:GetObject",
      "s3:AbortMultipartUpload",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      "s3:DeleteObject",
    ]
    resources = ["${module.uploads.arn}/*"]
  }

  statement {
    sid       = "UploadsReadWrite3"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [module.uploads.kms_key_arn]
  }
}

data "aws_iam_policy_document" "app_secret_permissions" {
  statement {
    sid       = "CredentialsSecrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [module.credentials.arns["partner"]]
  }

  statement {
    sid       = "CredentialsSecrets2"
    actions   = ["kms:Decrypt"]
    resources = [module.credentials.kms_key_arn]
  }
}
