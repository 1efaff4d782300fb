# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

locals {
  # https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/single-container-docker-configuration.html
  dockerrun = jsonencode({
    AWSEBDockerrunVersion = "1"
    Image                 = { Name = var.image, Update = "true" }
    Ports                 = [{ ContainerPort = var.port }]
  })
}

resource "aws_elastic_beanstalk_application_version" "this" {
  name        = "${var.name}-${substr(sha256(local.dockerrun), 0, 12)}"
  application = local.application_name
  description = var.image
  bucket      = aws_s3_object.dockerrun.bucket
  key         = aws_s3_object.dockerrun.key

  # Made before the environment moves on to it, and the one before is kept until it has.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_s3_object" "dockerrun" {
  bucket       = aws_s3_bucket_policy.versions.bucket
  key          = "${substr(sha256(local.dockerrun), 0, 12)}/Dockerrun.aws.json"
  content      = local.dockerrun
  content_type = "application/json"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_s3_bucket" "versions" {
  #checkov:skip=CKV_AWS_18:it holds nothing but the name of the image and its port
  #checkov:skip=CKV_AWS_144:Terraform writes its objects again wherever they are needed
  #checkov:skip=CKV_AWS_145:it holds nothing but the name of the image and its port, so S3's own keys do
  #checkov:skip=CKV2_AWS_62:nothing waits for versions to arrive
  bucket        = "${var.name}-versions-${data.aws_caller_identity.current.account_id}"
  force_destroy = var.force_destroy
}

resource "aws_s3_bucket_ownership_controls" "versions" {
  bucket = aws_s3_bucket.versions.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "versions" {
  bucket                  = aws_s3_bucket.versions.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "versions" {
  bucket = aws_s3_bucket.versions.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "versions" {
  bucket = aws_s3_bucket.versions.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "versions" {
  bucket = aws_s3_bucket.versions.id

  rule {
    id     = "replaced"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 90
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.versions]
}

resource "aws_s3_bucket_policy" "versions" {
  bucket = aws_s3_bucket.versions.id
  policy = data.aws_iam_policy_document.version_bucket.json

  depends_on = [aws_s3_bucket_public_access_block.versions]
}

data "aws_iam_policy_document" "version_bucket" {
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.versions.arn, "${aws_s3_bucket.versions.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
