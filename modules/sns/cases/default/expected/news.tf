# Rendered by tfgen 0.1.0 from the blueprint default: component news.

module "news" {
  source = "./modules/sns"

  name         = "${local.name}-news"
  display_name = "Shop"
  email        = ["ops@example.com"]
}
