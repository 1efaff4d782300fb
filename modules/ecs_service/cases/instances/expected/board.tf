# Rendered by tfgen 0.1.0 from the blueprint instances: component board.

module "board" {
  source = "./modules/ecs_service"

  name        = "${local.name}-board"
  image       = "123456789012.dkr.ecr.us-east-1.amazonaws.com/board:1.4.2"
  port        = 8501
  environment = { DOCUMENTS_PATH = "/mnt/documents" }
  min_tasks   = 2
  capacity_providers = {
    steady = { provider = module.steady.capacity_provider_name, base = 2 }
    cheap  = { provider = module.cheap.capacity_provider_name, weight = 3 }
  }
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
  cluster_name       = module.cluster.cluster_name
  cluster_arn        = module.cluster.cluster_arn
  permissions        = data.aws_iam_policy_document.board_permissions.json
  volumes = {
    documents = {
      file_system_id  = module.documents.file_system_id
      access_point_id = module.documents.access_point_id
      path            = "/mnt/documents"
      read_only       = false
    }
  }
}

data "aws_iam_policy_document" "board_permissions" {
  statement {
    sid       = "DocumentsReadWrite"
    actions   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
    resources = [module.documents.arn]
  }
}

resource "aws_vpc_security_group_egress_rule" "board_to_documents" {
  security_group_id            = module.board.security_group_id
  referenced_security_group_id = module.documents.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.documents.port
  to_port                      = module.documents.port
  description                  = "board to documents"
}

resource "aws_vpc_security_group_ingress_rule" "documents_from_board" {
  security_group_id            = module.documents.security_group_id
  referenced_security_group_id = module.board.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = module.documents.port
  to_port                      = module.documents.port
  description                  = "documents from board"
}
