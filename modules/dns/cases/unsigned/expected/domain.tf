# Rendered by tfgen 0.1.0 from the blueprint trial: component domain.

module "domain" {
  source = "./modules/dns"

  name = "${local.name}-domain"
  zone = "trial.example.com"
  records = {
    "@" = {
      values = ["192.0.2.10"]
    }
    note = {
      type   = "TXT"
      values = ["hello"]
    }
  }
  force_destroy = true
  record_names  = { "@" = "trial.example.com", note = "note.trial.example.com" }
}
