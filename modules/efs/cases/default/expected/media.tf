# Rendered by tfgen 0.1.0 from the blueprint website: component media.

module "media" {
  source = "./modules/efs"

  name            = "${local.name}-media"
  infrequent_rule = "AFTER_30_DAYS"
  archive_rule    = "AFTER_90_DAYS"
  vpc_id          = module.network.vpc_id
  private_subnets = module.network.private_subnets
}
