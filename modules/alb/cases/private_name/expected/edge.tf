# Rendered by tfgen 0.1.0 from the blueprint ledger: component edge.

module "edge" {
  source = "./modules/alb"

  name                   = "${local.name}-edge"
  domain                 = "ledger.corp.example.com"
  hosted_zone            = "corp.example.com"
  certificate_arn        = "arn:aws:acm:us-east-1:123456789012:certificate/6b1f0c1e-4f0a-4a51-9a34-0f6d5f3c2b11"
  record_names           = ["ledger.corp.example.com"]
  client_blocks          = ["10.0.0.0/8"]
  rate_limit             = 2000
  firewall_log_retention = 365
  vpc_id                 = module.network.vpc_id
  vpc_cidr               = module.network.vpc_cidr
  private_subnet_ids     = module.network.private_subnet_ids
}
