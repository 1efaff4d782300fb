# Rendered by tfgen 0.1.0 from the blueprint board: component pipeline.

module "pipeline" {
  source = "./modules/codepipeline"

  name                  = "${local.name}-pipeline"
  repository            = "acme/board"
  environment_variables = { PIP_NO_CACHE_DIR = "1" }
  secrets               = { INDEX_TOKEN = "board/index:token", LICENSE_KEY = "/board/license" }
  approvers             = ["ops@example.com"]
  build_image           = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
  compute_type          = "BUILD_GENERAL1_SMALL"
  build_timeout         = 60
  cluster_name          = module.app.cluster_name
  service_name          = module.app.service_name
  service_arn           = module.app.service_arn
  task_family           = module.app.task_family
  task_role_arn         = module.app.task_role_arn
  execution_role_arn    = module.app.execution_role_arn
  repository_url        = module.registry.repository_url
  repository_arn        = module.registry.repository_arn
}
