# Rendered by tfgen 0.1.0 from the blueprint worker: component resizer.

module "resizer" {
  source = "./modules/ecs_service"

  name               = "${local.name}-resizer"
  image              = "123456789012.dkr.ecr.us-east-1.amazonaws.com/resizer:1.4.2"
  cpu                = 1024
  memory             = 2048
  environment        = { THUMBNAILS_URL = module.thumbnails.queue_url }
  min_tasks          = 1
  max_tasks          = 20
  scale_out_cooldown = 60
  scale_in_cooldown  = 300
  backlog_target     = 10
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  queue_name         = module.thumbnails.queue_name
  permissions        = data.aws_iam_policy_document.resizer_permissions.json
}

data "aws_iam_policy_document" "resizer_permissions" {
  statement {
    sid = "ThumbnailsReceive"
    actions = [
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
    ]
    resources = [module.thumbnails.queue_arn]
  }

  statement {
    sid       = "ThumbnailsReceive2"
    actions   = ["kms:Decrypt"]
    resources = [module.thumbnails.queue_key_arn]
  }
}
