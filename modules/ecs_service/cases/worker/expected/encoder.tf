# Rendered by tfgen 0.1.0 from the blueprint worker: component encoder.

module "encoder" {
  source = "./modules/ecs_service-encoder"

  name               = "${local.name}-encoder"
  image              = "123456789012.dkr.ecr.us-east-1.amazonaws.com/encoder:5.1.0"
  min_tasks          = 2
  max_tasks          = 20
  scale_out_cooldown = 60
  scale_in_cooldown  = 300
  rise_threshold     = 70
  rise_steps = [
    { lower = 0, upper = 15, change = 20 },
    { lower = 15, change = 50 },
  ]
  fall_threshold = 40
  fall_steps = [
    { upper = 0, change = -10 },
  ]
  step_minutes       = 2
  vpc_id             = module.network.vpc_id
  private_subnet_ids = module.network.private_subnet_ids
}
