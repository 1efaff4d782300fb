# Rendered by tfgen 0.1.0 from the blueprint ids: component network.

module "network" {
  source = "./modules/existing_vpc"

  vpc_id              = "vpc-0a1b2c3d4e5f67890"
  cidr                = "10.4.0.0/16"
  private_subnet_ids  = ["subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892"]
  database_subnet_ids = ["subnet-0a1b2c3d4e5f67893", "subnet-0a1b2c3d4e5f67894"]
}
