# Rendered by tfgen 0.1.0 from the blueprint batch: module asg.

resource "aws_launch_template" "this" {
  #checkov:skip=CKV_AWS_341:containers on the instances need their credentials, and they are one hop further away
  #checkov:skip=CKV_AWS_88:the blueprint puts the instances into public subnets, whose way out is their own address; no rule lets anyone in
  name                   = var.name
  description            = "Instances of ${var.name}"
  image_id               = var.image_id
  instance_type          = var.instance_types[0]
  update_default_version = true

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  network_interfaces {
    device_index                = 0
    associate_public_ip_address = true
    delete_on_termination       = true
    security_groups             = [aws_security_group.this.id]
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }

  monitoring {
    enabled = var.detailed_monitoring
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted             = true
      volume_type           = "gp3"
      volume_size           = var.root_volume
      iops                  = var.root_volume_iops
      throughput            = var.root_volume_throughput
      delete_on_termination = true
    }
  }

  dynamic "tag_specifications" {
    for_each = toset(["instance", "network-interface", "volume"])

    content {
      resource_type = tag_specifications.value
      tags          = merge(data.aws_default_tags.current.tags, { Name = var.name })
    }
  }
}
