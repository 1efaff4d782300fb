# Rendered by tfgen 0.1.0 from the blueprint shop: component pipeline.

module "pipeline" {
  source = "./modules/codepipeline"

  name              = "${local.name}-pipeline"
  repository        = "acme/shop"
  build_image       = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
  compute_type      = "BUILD_GENERAL1_SMALL"
  build_timeout     = 60
  build_commands    = "buildspec.yml"
  live_environment  = module.blue.environment_name
  live_cname        = "acme-shop"
  application_name  = module.green.application_name
  environment_name  = module.green.environment_name
  instance_role_arn = module.green.instance_role_arn
  service_role_arn  = module.green.service_role_arn
  topic_arn         = module.alarms.topic_arn
}
