# Rendered by tfgen 0.1.0 from the blueprint kiosk: module cloudfront.

resource "aws_cloudfront_origin_access_control" "this" {
  name                              = var.name
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

# An origin in use cannot be changed: it is made anew, under another name, before the distribution lets the old one go.
resource "terraform_data" "origin" {
  input = [var.load_balancer_arn, startswith(var.url, "https://")]
}

# The load balancer is internal: CloudFront reaches it through network interfaces in its VPC, and nobody else does.
resource "aws_cloudfront_vpc_origin" "this" {
  vpc_origin_endpoint_config {
    name                   = "${var.name}-${substr(sha1(jsonencode([var.load_balancer_arn, startswith(var.url, "https://")])), 0, 6)}"
    arn                    = var.load_balancer_arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = startswith(var.url, "https://") ? "https-only" : "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }

  lifecycle {
    create_before_destroy = true
    replace_triggered_by  = [terraform_data.origin]
  }
}
