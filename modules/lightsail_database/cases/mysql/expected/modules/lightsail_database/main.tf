# Rendered by tfgen 0.1.0 from the blueprint mysql: module lightsail_database.

resource "aws_lightsail_database" "this" {
  relational_database_name = var.name
  blueprint_id             = var.blueprint_id
  bundle_id                = var.bundle_id

  master_database_name = var.database
  master_username      = var.username
  master_password      = var.password
  publicly_accessible  = var.public

  backup_retention_enabled     = var.backups
  preferred_backup_window      = var.backup_window
  preferred_maintenance_window = var.maintenance_window
  apply_immediately            = var.apply_immediately
  skip_final_snapshot          = !var.final_snapshot
  final_snapshot_name          = var.final_snapshot ? "${var.name}-final" : null

  lifecycle {
    # The password is rotated by Lightsail; another value of the variable must not undo that.
    ignore_changes = [master_password]
  }
}
