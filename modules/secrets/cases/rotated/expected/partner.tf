# Rendered by tfgen 0.1.0 from the blueprint rotated: component partner.

module "partner" {
  source = "./modules/secrets"

  name            = "${local.name}-partner"
  secrets         = { token = "Token of the partner's API" }
  recovery_window = 7
  rotations = {
    token = { function = "arn:aws:lambda:eu-central-1:123456789012:function:change-partner-token", every = 14 }
  }
}
