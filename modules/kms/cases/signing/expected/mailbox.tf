# Rendered by tfgen 0.1.0 from the blueprint signing: component mailbox.

module "mailbox" {
  source = "./modules/kms-mailbox"

  name       = "${local.name}-mailbox"
  alias_name = "shop/mailbox"
}
