# Rendered by tfgen 0.1.0 from the blueprint shop: component app.

module "app" {
  source = "./modules/beanstalk"

  name  = "${local.name}-app"
  image = "${module.images.repository_url}:${var.image_tag}"
  port  = 8000
  environment = {
    DB_HOST     = module.db.endpoint
    DB_PORT     = module.db.port
    DB_NAME     = module.db.database
    DB_SSLMODE  = "require"
    DB_USERNAME = module.db.username
    JOBS_URL    = module.jobs.queue_url
  }
  secrets        = { DB_PASSWORD = "${module.db.master_secret_arn}:password::" }
  solution_stack = "64bit Amazon Linux 2023 v4.6.0 running Docker"
  min_instances  = 2
  max_instances  = 4
  cooldown       = 360
  trigger = {
    BreachDuration            = "5"
    EvaluationPeriods         = "5"
    LowerBreachScaleIncrement = "-1"
    LowerThreshold            = "30"
    MeasureName               = "CPUUtilization"
    Period                    = "1"
    Statistic                 = "Average"
    Unit                      = "Percent"
    UpperBreachScaleIncrement = "1"
    UpperThreshold            = "70"
  }
  application        = "shop-app"
  vpc_id             = module.network.vpc_id
  vpc_cidr           = module.network.vpc_cidr
  private_subnet_ids = module.network.private_subnet_ids
  permissions        = data.aws_iam_policy_document.app_permissions.json
  secret_permissions = data.aws_iam_policy_document.app_secret_permissions.json
}

data "aws_iam_policy_document" "app_permissions" {
  statement {
    sid       = "JobsSend"
    actions   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
    resources = [module.jobs.queue_arn]
  }

  statement {
    sid       = "JobsSend2"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [module.jobs.queue_key_arn]
  }
}

data "aws_iam_policy_document" "app_secret_permissions" {
  statement {
    sid       = "DbSecrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [module.db.master_secret_arn]
  }

  statement {
    sid       = "DbSecrets2"
    actions   = ["kms:Decrypt"]
    resources = [module.db.key_arn]
  }
}

resource "aws_vpc_security_group_egress_rule" "app_to_db" {
  security_group_id            = module.app.security_group_id
  referenced_security_group_id = module.db.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.db.port
  to_port                      = module.db.port
  description                  = "app to db"
}

resource "aws_vpc_security_group_ingress_rule" "db_from_app" {
  security_group_id            = module.db.security_group_id
  referenced_security_group_id = module.app.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.db.port
  to_port                      = module.db.port
  description                  = "db from app"
}
