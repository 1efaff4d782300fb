# Rendered by tfgen 0.1.0 from the blueprint kiosk: module cloudfront.

locals {
  url = "https://${var.domain}"
}
