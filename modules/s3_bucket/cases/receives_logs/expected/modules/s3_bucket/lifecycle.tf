# Rendered by tfgen 0.1.0 from the blueprint receives-logs: module s3_bucket.

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    id     = "clean-up"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = var.abort_uploads_after
    }

    noncurrent_version_expiration {
      noncurrent_days = var.keep_old_versions
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  rule {
    id     = "age"
    status = "Enabled"

    filter {}

    expiration {
      days = var.expiration_days
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}
