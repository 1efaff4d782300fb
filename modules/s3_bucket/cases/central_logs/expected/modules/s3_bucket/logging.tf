# Rendered by tfgen 0.1.0 from the blueprint central-logs: module s3_bucket.

resource "aws_s3_bucket_logging" "this" {
  bucket        = aws_s3_bucket.this.id
  target_bucket = var.log_bucket
  target_prefix = "${aws_s3_bucket.this.bucket}/"
}
