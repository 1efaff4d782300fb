# Rendered by tfgen 0.1.0 from the blueprint bluegreen: module rds.

# RDS manages no password where copies are made of a database, so this one is made here; it is in no state.
resource "aws_secretsmanager_secret" "master" {
  #checkov:skip=CKV2_AWS_57:RDS does not rotate the password of a database that is copied; raise password_version to change it
  name_prefix = "${var.name}/master-"
  description = "Master user of ${var.name}"
  kms_key_id  = aws_kms_key.this.arn
}

ephemeral "aws_secretsmanager_random_password" "master" {
  password_length     = 40
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret_version" "master" {
  secret_id                = aws_secretsmanager_secret.master.id
  secret_string_wo_version = var.master_version

  secret_string_wo = jsonencode({
    username = var.username
    password = ephemeral.aws_secretsmanager_random_password.master.random_password
  })

  # A version without a label is forgotten once the secret was changed elsewhere a few times, and Terraform would write a
  # new one over the value that is in use. This one keeps a label of its own.
  version_stages = ["AWSCURRENT", "generated"]

  lifecycle {
    ignore_changes = [version_stages]
  }
}

# What the secret holds, also where an apply was broken off between the secret and the database.
ephemeral "aws_secretsmanager_secret_version" "master" {
  secret_id = aws_secretsmanager_secret_version.master.secret_id
}
