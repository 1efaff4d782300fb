# Rendered by tfgen 0.1.0 from the blueprint single-node: module redis.

resource "aws_elasticache_user_group" "this" {
  user_group_id = var.name
  engine        = "valkey"

  user_ids = [
    aws_elasticache_user.read_write.user_id,
    aws_elasticache_user.read.user_id,
  ]
}

resource "aws_elasticache_user" "read_write" {
  user_id       = var.name
  user_name     = var.name
  engine        = "valkey"
  access_string = var.read_write_access

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "read" {
  user_id       = "${var.name}-read"
  user_name     = "${var.name}-read"
  engine        = "valkey"
  access_string = var.read_access

  authentication_mode {
    type = "iam"
  }
}
