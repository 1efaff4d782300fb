# Rendered by tfgen 0.1.0 from the blueprint fastier: module asg.

data "aws_ssm_parameter" "image" {
  name = var.image_parameter
}

resource "aws_launch_template" "this" {
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
    associate_public_ip_address = false
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

  secret_parts = { for name, arn in local.secret_arns : name => chunklist(split(":", arn), 7) }

  # Name, ARN, and of a key inside a secret that key, its stage and its version.
  secret_lines = join("", [
    for name, parts in local.secret_parts :
    "${join("|", concat([name, join(":", parts[0])], flatten(slice(parts, 1, length(parts)))))}|\n"
  ])

  read_secrets = <<-SH

    export AWS_DEFAULT_REGION=${data.aws_region.current.id}
    while IFS='|' read -r name arn key stage version _; do
      case $arn in
        *:ssm:*)
          value=$(aws ssm get-parameter --with-decryption --name "$arn" --query Parameter.Value --output text)
          ;;
        *)
          options=()
          [ -z "$stage" ] || options+=(--version-stage "$stage")
          [ -z "$version" ] || options+=(--version-id "$version")
          value=$(aws secretsmanager get-secret-value --secret-id "$arn" "$${options[@]}" --query SecretString --output text)
          ;;
      esac
      if [ -n "$key" ]; then
        value=$(printf %s "$value" | python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$key")
      fi
      printf '%s="%s"\n' "$name" "$(printf %s "$value" | sed 's/["$\`]/\\&/g')" >> "$file"
    done < <(base64 --decode << 'END'
    ${base64encode(local.secret_lines)}
    END
    )
  SH
}

locals {
  user_data = "${local.set_environment}${local.read_secrets}${local.load_environment}${local.run_script}"

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
