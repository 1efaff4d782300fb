# Rendered by tfgen 0.1.0 from the blueprint default: component network.

module "network" {
  source = "./modules/vpc"

  name             = "${local.name}-network"
  public_subnets   = { a = "10.0.1.0/24", b = "10.0.2.0/24" }
  private_subnets  = { a = "10.0.11.0/24", b = "10.0.12.0/24" }
  database_subnets = { a = "10.0.21.0/24", b = "10.0.22.0/24" }
  nat_zones        = ["a"]
  nat_by_zone      = { a = "a", b = "a" }
}
