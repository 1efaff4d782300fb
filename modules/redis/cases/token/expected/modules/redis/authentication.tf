# Rendered by tfgen 0.1.0 from the blueprint token: module redis.

# ElastiCache takes no write-only argument for the token, so what is read here stands in the state.
data "aws_secretsmanager_secret_version" "auth_token" {
  secret_id = var.auth_token_secret
}
