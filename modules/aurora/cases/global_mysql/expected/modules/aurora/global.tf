# Rendered by tfgen 0.1.0 from the blueprint worldwide: module aurora.

resource "aws_rds_global_cluster" "this" {
  global_cluster_identifier = "${var.name}-global"
  engine                    = "aurora-mysql"
  engine_version            = var.engine_version
  database_name             = var.database
  storage_encrypted         = true
  deletion_protection       = true
}
