# Rendered by tfgen 0.1.0 from the blueprint chat: component claude.

module "claude" {
  source = "./modules/bedrock"

  models = ["anthropic.claude-sonnet-4-20250514-v1:0", "anthropic.claude-3-haiku-20240307-v1:0"]
}
