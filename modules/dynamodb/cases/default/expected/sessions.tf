# Rendered by tfgen 0.1.0 from the blueprint default: component sessions.

module "sessions" {
  source = "./modules/dynamodb"

  name                = "${local.name}-sessions"
  partition_key       = { name = "id" }
  deletion_protection = false
  attributes          = { id = "S" }
  ttl_attribute       = "expires_at"
}
