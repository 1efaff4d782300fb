# Rendered by tfgen 0.1.0 from the blueprint in-order: component payments.

module "payments" {
  source = "./modules/sns"

  name = "${local.name}-payments"
  queues = {
    ledger = {
      arn    = "arn:aws:sqs:us-east-1:123456789012:ledger.fifo"
      filter = "{\"state\": [\"paid\"]}"
      raw    = true
    }
  }
  keep_dead = 7
}
