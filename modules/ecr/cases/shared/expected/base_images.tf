# Rendered by tfgen 0.1.0 from the blueprint shared: component base_images.

module "base_images" {
  source = "./modules/ecr"

  name                  = "${local.name}-base-images"
  keep                  = 100
  expire_untagged_after = 1
  repository_name       = "platform/base"
  pulling_accounts      = ["111122223333", "444455556666"]
}
