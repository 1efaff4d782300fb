# Rendered by tfgen 0.1.0 from the blueprint smallest: component network.

module "network" {
  source = "./modules/vpc"

  name             = "${local.name}-network"
  cidr             = "10.8.0.0/22"
  public_subnets   = { a = "10.8.0.32/27" }
  private_subnets  = { a = "10.8.1.96/27" }
  database_subnets = { a = "10.8.2.160/27" }
}
