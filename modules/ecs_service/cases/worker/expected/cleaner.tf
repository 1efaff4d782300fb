# Rendered by tfgen 0.1.0 from the blueprint worker: component cleaner.

module "cleaner" {
  source = "./modules/ecs_service-cleaner"

  name  = "${local.name}-cleaner"
  image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/cleaner:0.9.0"
  environment = {
    THUMBNAILS_URL             = module.thumbnails.queue_url
    THUMBNAILS_DEAD_LETTER_URL = module.thumbnails.dead_letter_queue_url
  }
  min_tasks          = 0
  max_tasks          = 10
  scale_out_cooldown = 60
  scale_in_cooldown  = 300
  rise_threshold     = 1
  rise_steps = [
    { lower = 0, upper = 499, change = 1 },
    { lower = 499, change = 5 },
  ]
  fall_threshold = 0
  fall_steps = [
    { upper = 0, change = -10 },
  ]
  step_minutes       = 2
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  queue_name         = module.thumbnails.queue_name
  permissions        = data.aws_iam_policy_document.cleaner_permissions.json
}

data "aws_iam_policy_document" "cleaner_permissions" {
  statement {
    sid       = "ThumbnailsRedrive"
    actions   = ["sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:StartMessageMoveTask"]
    resources = [module.thumbnails.dead_letter_queue_arn]
  }

  statement {
    sid = "ThumbnailsRedrive2"
    actions = [
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
    ]
    resources = [module.thumbnails.dead_letter_queue_arn]
  }

  statement {
    sid       = "ThumbnailsRedrive3"
    actions   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
    resources = [module.thumbnails.queue_arn]
  }

  statement {
    sid       = "ThumbnailsRedrive4"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [module.thumbnails.queue_key_arn]
  }
}
