# Rendered by tfgen 0.1.0 from the blueprint base: component push.

module "push" {
  source = "./modules/github_actions"

  name           = "${local.name}-push"
  subject        = "repo:acme/images:ref:refs/tags/live"
  repository_url = module.images.repository_url
  repository_arn = module.images.repository_arn
}
