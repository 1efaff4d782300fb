# Rendered by tfgen 0.1.0 from the blueprint payments: component payments.

module "payments" {
  source = "./modules/sqs"

  name      = "${local.name}-payments"
  retention = 14
  delay     = 5
}
