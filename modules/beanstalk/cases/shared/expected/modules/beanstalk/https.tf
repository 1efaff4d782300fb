# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

locals {
  url = "http://${aws_elastic_beanstalk_environment.this.cname}"
}
