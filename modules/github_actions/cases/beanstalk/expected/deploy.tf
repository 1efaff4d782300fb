# Rendered by tfgen 0.1.0 from the blueprint fastier: component deploy.

module "deploy" {
  source = "./modules/github_actions"

  name              = "${local.name}-deploy"
  subject           = "repo:acme@10203040/fastier@987654321:ref:refs/heads/release/2"
  application_name  = module.web.application_name
  environment_name  = module.web.environment_name
  instance_role_arn = module.web.instance_role_arn
  service_role_arn  = module.web.service_role_arn
}
