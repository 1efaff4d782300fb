# Rendered by tfgen 0.1.0 from the blueprint shared-key: component exports.

module "exports" {
  source = "./modules/kms"

  name            = "${local.name}-exports"
  deletion_window = 14
  administrators  = ["arn:aws:iam::123456789012:role/key-admins"]
  rotation_period = 180
  alias_name      = "shop/exports"
  via_services    = ["s3", "secretsmanager"]
  log_group_names = ["/apps/shop/*"]
}
