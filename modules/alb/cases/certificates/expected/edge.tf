# Rendered by tfgen 0.1.0 from the blueprint bank: component edge.

module "edge" {
  source = "./modules/alb"

  name        = "${local.name}-edge"
  domain      = "api.bank.example.com"
  hosted_zone = "bank.example.com"
  certificates = {
    partners = "arn:aws:acm:us-east-1:123456789012:certificate/0d9a6c0e-55a1-4c0a-9a5c-2f0f4a1b7c33"
    brokers  = "arn:aws:acm:us-east-1:123456789012:certificate/6b1f0c1e-4f0a-4a51-9a34-0f6d5f3c2b11"
  }
  record_names           = ["api.bank.example.com"]
  alternative_names      = []
  client_blocks          = ["0.0.0.0/0"]
  rate_limit             = 2000
  firewall_log_retention = 365
  trust_store_arn        = "arn:aws:elasticloadbalancing:us-east-1:123456789012:truststore/partners/4fa3ab1c0de5a9b7"
  vpc_id                 = module.network.vpc_id
  vpc_cidr               = module.network.vpc_cidr
  public_subnet_ids      = module.network.public_subnet_ids
}
