# Rendered by tfgen 0.1.0 from the blueprint provisioned: module aurora.

# Seven days, the default of AWS, is soon for workloads that read the password when they start.
resource "aws_secretsmanager_secret_rotation" "master" {
  secret_id          = aws_rds_cluster.this.master_user_secret[0].secret_arn
  rotate_immediately = false

  rotation_rules {
    automatically_after_days = var.rotation_days
  }
}

locals {
  master_secret_arn = aws_rds_cluster.this.master_user_secret[0].secret_arn
}
