# Rendered by tfgen 0.1.0 from the blueprint three-zones: component network.

module "network" {
  source = "./modules/vpc"

  name                = "${local.name}-network"
  flow_log_retention  = 400
  public_subnets      = { a = "10.0.1.0/24", b = "10.0.2.0/24", c = "10.0.3.0/24" }
  private_subnets     = { a = "10.0.11.0/24", b = "10.0.12.0/24", c = "10.0.13.0/24" }
  database_subnets    = { a = "10.0.21.0/24", b = "10.0.22.0/24", c = "10.0.23.0/24" }
  nat_zones           = ["a", "b", "c"]
  nat_by_zone         = { a = "a", b = "b", c = "c" }
  interface_endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager"]
}
