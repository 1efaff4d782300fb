# Rendered by tfgen 0.1.0 from the blueprint builds: component artifacts.

module "artifacts" {
  source = "./modules/efs"

  name            = "${local.name}-artifacts"
  user            = 65532
  group           = 65532
  directory       = "/artifacts"
  permissions     = "0700"
  throughput_rate = 50
  vpc_id          = module.network.vpc_id
  private_subnets = module.network.private_subnets
}
