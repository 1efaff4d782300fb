# Rendered by tfgen 0.1.0 from the blueprint shop: component pipeline.

module "pipeline" {
  source = "./modules/codepipeline"

  name       = "${local.name}-pipeline"
  repository = "acme/platform/shop"
  branch     = "release/2.x"
  task_roles = [
    "arn:aws:iam::123456789012:role/shop-web-task",
    "arn:aws:iam::123456789012:role/shop-web-execution",
  ]
  keep_artifacts         = 90
  image_repository       = "eu-central-1:123456789012:repository/tools/builder"
  build_image            = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/tools/builder:2.1"
  compute_type           = "BUILD_GENERAL1_LARGE"
  build_timeout          = 90
  codedeploy_application = "shop"
  codedeploy_group       = "web"
  repository_url         = module.registry.repository_url
  repository_arn         = module.registry.repository_arn
  topic_arn              = module.alarms.topic_arn
}
