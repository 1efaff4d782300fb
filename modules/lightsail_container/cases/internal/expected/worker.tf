# Rendered by tfgen 0.1.0 from the blueprint internal: component worker.

module "worker" {
  source = "./modules/lightsail_container"

  name  = "${local.name}-worker"
  image = "example/worker:2.1.0"
  port  = 9000
}
