# Rendered by tfgen 0.1.0 from the blueprint fastier: component pipeline.

module "pipeline" {
  source = "./modules/codepipeline"

  name              = "${local.name}-pipeline"
  repository        = "acme/fastier"
  connection        = "arn:aws:codeconnections:us-east-1:123456789012:connection/0b2c5a5e-6a5b-4d0e-9f6e-1a2b3c4d5e6f"
  build_image       = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
  compute_type      = "BUILD_GENERAL1_SMALL"
  build_timeout     = 60
  build_commands    = "version: 0.2\nphases:\n  build:\n    commands: [pip install -r requirements.txt, python -m pytest]\nartifacts:\n  files: [\"**/*\"]\n"
  application_name  = module.web.application_name
  environment_name  = module.web.environment_name
  instance_role_arn = module.web.instance_role_arn
  service_role_arn  = module.web.service_role_arn
}
