# Rendered by tfgen 0.1.0 from the blueprint default: component letters.

module "letters" {
  source = "./modules/kms"

  name            = "${local.name}-letters"
  rotation_period = 365
}
