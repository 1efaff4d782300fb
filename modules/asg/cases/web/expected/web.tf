# Rendered by tfgen 0.1.0 from the blueprint fastier: component web.

module "web" {
  source = "./modules/asg"

  name      = "${local.name}-web"
  user_data = "#!/bin/bash\ndnf install --assumeyes python3-pip\naws s3 cp \"s3://$UPLOADS_BUCKET/releases/fastier.tar.gz\" - | tar -xz -C /opt\npip3 install --requirement /opt/fastier/requirements.txt\nsystemctl enable --now /opt/fastier/fastier.service\n"
  environment = {
    UPLOADS_BUCKET  = module.uploads.bucket
    UPLOADS_REGION  = module.uploads.region
    ORDERS_HOST     = module.orders.endpoint
    ORDERS_PORT     = module.orders.port
    ORDERS_NAME     = module.orders.database
    ORDERS_SSLMODE  = "require"
    ORDERS_USERNAME = module.orders.username
    LOG_LEVEL       = "info"
  }
  secrets = {
    ORDERS_PASSWORD = "${module.orders.master_secret_arn}:password::"
    MAIL_KEY        = "fastier/mail:key"
    LICENSE         = "/fastier/license"
  }
  port                     = 8000
  program                  = "web"
  image_parameter          = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
  min_instances            = 2
  max_instances            = 6
  cpu_target               = 60
  requests_target          = 1000
  min_healthy_percent      = 100
  max_healthy_percent      = 150
  vpc_id                   = module.network.vpc_id
  private_subnet_ids       = module.network.private_subnet_ids
  target_group_arn         = module.edge.target_group_arns["web"]
  target_group_arn_suffix  = module.edge.target_group_arn_suffixes["web"]
  load_balancer_arn_suffix = module.edge.load_balancer_arn_suffix
  metric_namespace         = module.edge.metric_namespace
  permissions              = data.aws_iam_policy_document.web_permissions.json
  secret_permissions       = data.aws_iam_policy_document.web_secret_permissions.json
}

data "aws_iam_policy_document" "web_permissions" {
  statement {
    sid       = "UploadsReadWrite"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [module.uploads.arn]
  }

  statement {
    sid = "UploadsReadWrite2"
    actions = [
      "s3:GetObject",
      "s3:AbortMultipartUpload",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      "s3:DeleteObject",
    ]
    resources = ["${module.uploads.arn}/*"]
  }

  statement {
    sid       = "UploadsReadWrite3"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [module.uploads.kms_key_arn]
  }
}

data "aws_iam_policy_document" "web_secret_permissions" {
  statement {
    sid       = "OrdersSecrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [module.orders.master_secret_arn]
  }

  statement {
    sid       = "OrdersSecrets2"
    actions   = ["kms:Decrypt"]
    resources = [module.orders.key_arn]
  }
}

resource "aws_vpc_security_group_egress_rule" "edge_to_web" {
  security_group_id            = module.edge.security_group_id
  referenced_security_group_id = module.web.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.web.port
  to_port                      = module.web.port
  description                  = "edge to web"
}

resource "aws_vpc_security_group_ingress_rule" "web_from_edge" {
  security_group_id            = module.web.security_group_id
  referenced_security_group_id = module.edge.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.web.port
  to_port                      = module.web.port
  description                  = "web from edge"
}

resource "aws_vpc_security_group_egress_rule" "web_to_orders" {
  security_group_id            = module.web.security_group_id
  referenced_security_group_id = module.orders.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.orders.port
  to_port                      = module.orders.port
  description                  = "web to orders"
}

resource "aws_vpc_security_group_ingress_rule" "orders_from_web" {
  security_group_id            = module.orders.security_group_id
  referenced_security_group_id = module.web.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.orders.port
  to_port                      = module.orders.port
  description                  = "orders from web"
}
