# Rendered by tfgen 0.1.0 from the blueprint chat: component claude.

module "claude" {
  source = "./modules/bedrock"

  models = ["us.anthropic.claude-opus-4-5-20251101-v1:0", "amazon.nova-lite-v1:0"]
}
