# Rendered by tfgen 0.1.0 from the blueprint redis-engine: module redis.

resource "aws_elasticache_user_group" "this" {
  user_group_id = var.name
  engine        = "redis"

  user_ids = [
    aws_elasticache_user.read_write.user_id,
    aws_elasticache_user.read.user_id,
    aws_elasticache_user.default.user_id,
  ]
}

resource "aws_elasticache_user" "read_write" {
  user_id       = var.name
  user_name     = var.name
  engine        = "redis"
  access_string = var.read_write_access

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "read" {
  user_id       = "${var.name}-read"
  user_name     = "${var.name}-read"
  engine        = "redis"
  access_string = var.read_access

  authentication_mode {
    type = "iam"
  }
}

# Groups of the redis engine must name the user that clients are when they do not log in: it may do nothing.
resource "aws_elasticache_user" "default" {
  user_id       = "${var.name}-default"
  user_name     = "default"
  engine        = "redis"
  access_string = "off -@all"

  authentication_mode {
    type = "no-password-required"
  }
}
