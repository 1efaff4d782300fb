# Rendered by tfgen 0.1.0 from the blueprint fleet: module asg.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_default_tags" "current" {}

locals {
  partition = data.aws_partition.current.partition
  account   = "${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}"
}

resource "aws_autoscaling_group" "this" {
  name                      = var.name
  min_size                  = var.min_instances
  max_size                  = var.max_instances
  vpc_zone_identifier       = var.private_subnet_ids
  health_check_type         = "EC2"
  health_check_grace_period = var.health_check_grace_period
  default_instance_warmup   = var.warmup
  max_instance_lifetime     = var.max_lifetime
  termination_policies      = var.termination_policies
  capacity_rebalance        = true
  protect_from_scale_in     = true
  metrics_granularity       = "1Minute"
  enabled_metrics = [
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupMaxSize",
    "GroupMinSize",
    "GroupPendingInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
  ]

  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = var.on_demand_base
      on_demand_percentage_above_base_capacity = 100 - var.spot_percent
      spot_allocation_strategy                 = var.spot_allocation
    }

    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.this.id
        version            = aws_launch_template.this.latest_version
      }

      dynamic "override" {
        for_each = var.instance_types

        content {
          instance_type = override.value
        }
      }
    }
  }

  # A new version of the launch template replaces the instances.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage       = var.min_healthy_percent
      max_healthy_percentage       = var.max_healthy_percent
      auto_rollback                = true
      skip_matching                = true
      scale_in_protected_instances = "Refresh"

      dynamic "alarm_specification" {
        for_each = length(var.rollback_alarms) > 0 ? [var.rollback_alarms] : []

        content {
          alarms = alarm_specification.value
        }
      }
    }
  }

  tag {
    key                 = "Name"
    value               = var.name
    propagate_at_launch = true
  }

  # ECS adds it to the groups of its capacity providers.
  tag {
    key                 = "AmazonECSManaged"
    value               = ""
    propagate_at_launch = true
  }

  dynamic "tag" {
    for_each = data.aws_default_tags.current.tags

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  lifecycle {
    precondition {
      condition     = length(var.private_subnet_ids) > 0
      error_message = "The network names no subnets for the instances."
    }
  }

  # Instances need all of it as soon as they start.
  depends_on = [
    aws_iam_role_policy.instance,
    aws_iam_role_policy_attachment.instance,
    aws_vpc_security_group_egress_rule.https,
  ]
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "Instances of ${var.name}"
  vpc_id      = var.vpc_id

  tags = {
    Name = var.name
  }
}

resource "aws_vpc_security_group_egress_rule" "https" {
  description       = "Packages, images, AWS APIs and what the program asks of the web"
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "extra" {
  for_each = var.egress

  description       = each.key
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = each.value.cidr
  ip_protocol       = each.value.protocol
  from_port         = each.value.port
  to_port           = each.value.port
}
