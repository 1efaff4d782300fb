# Rendered by tfgen 0.1.0 from the blueprint default: component credentials.

module "credentials" {
  source = "./modules/secrets"

  name    = "${local.name}-credentials"
  secrets = { ga = "Google Analytics service account key", mail_api_key = "API key of the mail service" }
}
