# Rendered by tfgen 0.1.0 from the blueprint kiosk: component edge.

module "edge" {
  source = "./modules/cloudfront"

  name                   = "${local.name}-edge"
  domain                 = "shop.example.com"
  certificate_arn        = "arn:aws:acm:us-east-1:123456789012:certificate/6b1f0c1e-4f0a-4a51-9a34-0f6d5f3c2b11"
  names                  = ["shop.example.com"]
  load_balancer_times    = { "300s" = 300 }
  countries              = ["DE", "AT", "CH"]
  frames                 = "SAMEORIGIN"
  referrer               = "strict-origin-when-cross-origin"
  firewall_log_retention = 365
  domain_name            = module.media.domain_name
  load_balancer_arn      = module.origin.load_balancer_arn
  url                    = module.origin.url
}
