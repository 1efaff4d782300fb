# Rendered by tfgen 0.1.0 from the blueprint development: component files.

module "files" {
  source = "./modules/efs"

  name            = "${local.name}-files"
  infrequent_rule = "AFTER_7_DAYS"
  vpc_id          = module.network.vpc_id
  private_subnets = module.network.private_subnets
}
