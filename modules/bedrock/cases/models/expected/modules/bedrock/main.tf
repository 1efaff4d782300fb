# Rendered by tfgen 0.1.0 from the blueprint chat: module bedrock.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.id
  account   = data.aws_caller_identity.current.account_id

  # The ids of inference profiles begin with a geography.
  geography = "/^(us|us-gov|eu|apac|jp|au|ca|global)[.]/"
  profiles  = toset([for model in var.models : model if replace(model, local.geography, "") != model])

  arns = {
    for model in var.models : replace(model, "/[^a-z0-9]+/", "_") => (
      contains(local.profiles, model)
      ? "arn:${local.partition}:bedrock:${local.region}:${local.account}:inference-profile/${model}"
      : "arn:${local.partition}:bedrock:${local.region}::foundation-model/${model}"
    )
  }
}
