# Rendered by tfgen 0.1.0 from the blueprint shop: component orders.

module "orders" {
  source = "./modules/dynamodb"

  name          = "${local.name}-orders"
  partition_key = { name = "customer" }
  sort_key      = { name = "placed_at", type = "number" }
  indexes = {
    by_state = {
      partition_key = { name = "state" }
      sort_key      = { name = "placed_at", type = "number" }
      projection    = ["total"]
    }
  }
  local_indexes = {
    by_total = {
      sort_key   = { name = "total", type = "number" }
      projection = []
    }
  }
  attributes = { customer = "S", placed_at = "N", state = "S", total = "N" }
}
