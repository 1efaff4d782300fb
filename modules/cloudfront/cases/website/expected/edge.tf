# Rendered by tfgen 0.1.0 from the blueprint magazine: component edge.

module "edge" {
  source = "./modules/cloudfront"

  providers = {
    aws = aws.us_east_1
  }

  name                    = "${local.name}-edge"
  domain                  = "www.example.com"
  hosted_zone             = "example.com"
  fallback                = "/index.html"
  price_class             = "PriceClass_100"
  names                   = ["www.example.com", "*.www.example.com"]
  alternative_names       = ["*.www.example.com"]
  bucket_times            = { "31536000s" = 31536000 }
  first_object            = "index.html"
  frames                  = "SAMEORIGIN"
  referrer                = "strict-origin-when-cross-origin"
  content_security_policy = "default-src 'self'"
  rate_limit              = 2000
  firewall_log_retention  = 365
  domain_name             = module.pages.domain_name
}
