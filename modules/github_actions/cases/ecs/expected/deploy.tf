# Rendered by tfgen 0.1.0 from the blueprint board: component deploy.

module "deploy" {
  source = "./modules/github_actions"

  name               = "${local.name}-deploy"
  subject            = "repo:acme/board:environment:prod"
  repository_url     = module.registry.repository_url
  repository_arn     = module.registry.repository_arn
  cluster_name       = module.app.cluster_name
  service_name       = module.app.service_name
  service_arn        = module.app.service_arn
  task_family        = module.app.task_family
  task_role_arn      = module.app.task_role_arn
  execution_role_arn = module.app.execution_role_arn
}
