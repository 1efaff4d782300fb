# Rendered by tfgen 0.1.0 from the blueprint partners: component events.

module "events" {
  source = "./modules/sns"

  name = "${local.name}-events"
  https = {
    partner = { url = var.partner_url }
    warehouse = {
      url            = "https://hooks.example.com/orders"
      filter         = "{\"order\": {\"total\": [{\"numeric\": [\">=\", 100]}]}}"
      filter_on      = "body"
      raw            = true
      retry          = { count = 5, max_delay = 600, backoff = "linear" }
      max_per_second = 10
    }
  }
  queues = {
    billing = { arn = "arn:aws:sqs:eu-central-1:123456789012:billing" }
  }
}
