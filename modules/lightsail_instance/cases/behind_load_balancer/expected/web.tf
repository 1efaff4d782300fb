# Rendered by tfgen 0.1.0 from the blueprint fleet: component web.

module "web" {
  source = "./modules/lightsail_instance"

  name               = "${local.name}-web"
  user_data          = "dnf install -y docker && systemctl enable --now docker"
  public_key         = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDexample ops@example.com"
  buckets            = [module.files.bucket]
  instances          = { a = "ap-northeast-1a", c = "ap-northeast-1c", d = "ap-northeast-1d", a2 = "ap-northeast-1a" }
  blueprint_id       = "amazon_linux_2023"
  bundle_id          = "small_3_0"
  load_balancer_name = module.edge.load_balancer_name
}
