# Rendered by tfgen 0.1.0 from the blueprint signing: component tokens.

module "tokens" {
  source = "./modules/kms"

  name = "${local.name}-tokens"
}
