# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

locals {
  url = var.url
}
