# Rendered by tfgen 0.1.0 from the blueprint generated: component credentials.

module "credentials" {
  source = "./modules/secrets"

  name = "${local.name}-credentials"
  secrets = {
    session_key = "Key that session cookies are signed with"
    ga          = "Google Analytics service account key"
  }
  force_delete      = true
  generated         = ["session_key"]
  generated_version = 1
}
