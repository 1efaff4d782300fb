# Rendered by tfgen 0.1.0 from the blueprint sidecars: component api.

module "api" {
  source = "./modules/ecs_service"

  name        = "${local.name}-api"
  image       = "123456789012.dkr.ecr.us-east-1.amazonaws.com/api:1.4.2"
  port        = 8080
  cpu         = 1024
  memory      = 2048
  environment = { OTEL_EXPORTER_OTLP_ENDPOINT = "http://localhost:4317" }
  policies    = { tracing = "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess" }
  container_health_check = {
    command = ["CMD-SHELL", "curl --fail http://localhost:8080/health"]
  }
  sidecar_containers = {
    collector = {
      image   = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3"
      command = ["--config=/etc/ecs/ecs-default-config.yaml"]
      cpu     = 64
      memory  = 256
      health_check = {
        command = ["CMD", "/healthcheck"]
      }
    }
    migrations = {
      image          = "123456789012.dkr.ecr.us-east-1.amazonaws.com/migrations:1.4.2"
      secrets        = { DATABASE_URL = "shop/database:url" }
      essential      = false
      depends_on     = { collector = "HEALTHY" }
      writable_paths = ["/tmp"]
    }
    metrics = {
      image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/exporter:3.0.0"
      ports = [
        { number = 9090 },
        { number = 8125, protocol = "udp" },
      ]
      depends_on = { app = "HEALTHY" }
    }
  }
  more_secrets            = { "migrations/DATABASE_URL" = "shop/database:url" }
  min_tasks               = 2
  connect_alias           = "api"
  connect_port            = 8080
  connect_idle_timeout    = 600
  connect_request_timeout = 20
  vpc_id                  = module.network.vpc_id
  private_subnet_ids      = module.network.private_subnet_ids
  cluster_name            = module.cluster.cluster_name
  cluster_arn             = module.cluster.cluster_arn
}
