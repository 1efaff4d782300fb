# Rendered by tfgen 0.1.0 from the blueprint jobs: component orders.

module "orders" {
  source = "./modules/sqs"

  name       = "${local.name}-orders"
  visibility = 600
  receives   = 3
  topics     = { sales = module.sales.topic_arn }
}
