# Rendered by tfgen 0.1.0 from the blueprint fleet: module asg.

resource "aws_ecs_capacity_provider" "this" {
  # No such name may start with aws, ecs or fargate.
  name = "group-${var.name}"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.this.arn
    managed_draining               = "ENABLED"
    managed_termination_protection = "ENABLED"

    managed_scaling {
      status                    = "ENABLED"
      target_capacity           = var.target_capacity
      instance_warmup_period    = var.warmup
      minimum_scaling_step_size = 1
      maximum_scaling_step_size = 100
    }
  }

  lifecycle {
    # When it goes, the cluster takes it off its list first.
    create_before_destroy = true
  }
}
