# Rendered by tfgen 0.1.0 from the blueprint archive: component edge.

module "edge" {
  source = "./modules/cloudfront"

  name              = "${local.name}-edge"
  domain            = "papers.example.com"
  hosted_zone       = "example.com"
  root_object       = "start.html"
  keep_access_logs  = 90
  names             = ["papers.example.com"]
  alternative_names = []
  first_object      = "start.html"
  countries         = ["KP"]
  frames            = "SAMEORIGIN"
  referrer          = "strict-origin-when-cross-origin"
  domain_name       = module.papers.domain_name
}
