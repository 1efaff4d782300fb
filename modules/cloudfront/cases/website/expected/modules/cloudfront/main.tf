# Rendered by tfgen 0.1.0 from the blueprint magazine: module cloudfront.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_cloudfront_distribution" "this" {
  #checkov:skip=CKV_AWS_310:what answers is there once; a second one elsewhere is a recovery decision of its own
  #checkov:skip=CKV_AWS_374:the blueprint lets people in from everywhere
  #checkov:skip=CKV_AWS_86:requests are logged by standard logging v2, which needs no access control lists
  #checkov:skip=CKV2_AWS_47:the firewall stops Log4j requests by the known bad inputs; refusing all anonymous addresses too would shut out people behind a VPN
  comment             = var.name
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = var.price_class
  aliases             = var.names
  default_root_object = var.first_object
  web_acl_id          = aws_wafv2_web_acl.this.arn

  origin {
    origin_id                = "bucket"
    domain_name              = var.domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.this.id
  }

  default_cache_behavior {
    target_origin_id           = "bucket"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD", "OPTIONS"]
    compress                   = true
    cache_policy_id            = local.caching_optimized
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
  }

  ordered_cache_behavior {
    path_pattern               = "/assets/*"
    target_origin_id           = "bucket"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD", "OPTIONS"]
    compress                   = true
    cache_policy_id            = aws_cloudfront_cache_policy.bucket["31536000s"].id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this.id
  }

  custom_error_response {
    error_code            = 404
    response_code         = 200
    response_page_path    = var.fallback
    error_caching_min_ttl = 10
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.this.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }

  tags = {
    Name = var.name
  }
}
