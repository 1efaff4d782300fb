# Rendered by tfgen 0.1.0 from the blueprint batch: module asg.

data "aws_ssm_parameter" "image" {
  name = var.image_parameter
}

resource "aws_launch_template" "this" {
  #checkov:skip=CKV_AWS_88:the blueprint puts the instances into public subnets, whose way out is their own address; no rule lets anyone in
  name                   = var.name
  description            = "Instances of ${var.name}"
  image_id               = data.aws_ssm_parameter.image.insecure_value
  instance_type          = var.instance_types[0]
  user_data              = base64encode(local.user_data)
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
    http_put_response_hop_limit = 1
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

  lifecycle {
    precondition {
      condition     = length(local.user_data) <= 16384
      error_message = "The user data has ${length(local.user_data)} bytes, and EC2 takes 16384."
    }
  }
}

locals {
  # What a shell, and systemd too, does not take as it is within double quotes.
  marks = "/[\\x22\\x24\\x5c\\x60]/"

  # Each variable as a shell and systemd read it.
  settings = join("", [for name, value in var.environment : format("%s=\"%s\"\n", name, replace(value, local.marks, "\\$0"))])

  set_environment = <<-SH
    #!/bin/bash
    set -euo pipefail
    umask 077

    file=/etc/${var.program}.env
    base64 --decode > "$file" << 'END'
    ${base64encode(local.settings)}
    END
  SH
}

locals {
  user_data = "${local.set_environment}${local.load_environment}${local.run_script}"

  load_environment = <<-SH

    umask 022
    set -a
    . "$file"
    set +a
  SH
}

locals {
  run_script = <<-SH

    script=/usr/local/sbin/start-${var.program}
    base64 --decode > "$script" << 'END'
    ${base64encode(var.user_data)}
    END
    chmod 700 "$script"
    "$script"
  SH
}
