# Rendered by tfgen 0.1.0 from the blueprint given: component edge.

module "edge" {
  source = "./modules/alb"

  name                   = "${local.name}-edge"
  domain                 = "www.example.org"
  certificate_arn        = "arn:aws:acm:us-east-1:123456789012:certificate/6b1f0c1e-4f0a-4a51-9a34-0f6d5f3c2b11"
  tls_policy             = "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09"
  desync_mitigation      = "strictest"
  client_blocks          = ["0.0.0.0/0"]
  firewall_log_retention = 400
  vpc_id                 = module.network.vpc_id
  vpc_cidr               = module.network.vpc_cidr
  public_subnet_ids      = module.network.public_subnet_ids
}
