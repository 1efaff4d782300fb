# Rendered by tfgen 0.1.0 from the blueprint both: module ecs_service.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 54
    error_message = "The name must have 54 characters at most."
  }
}

variable "image" {
  description = "Container image, with a tag other than latest or a digest."
  type        = string
  nullable    = false
}

variable "port" {
  description = "Port the container listens on; null for a worker."
  type        = number
  default     = null

  validation {
    condition     = var.port == null ? true : var.port >= 1
    error_message = "port must be at least 1."
  }

  validation {
    condition     = var.port == null ? true : var.port <= 65535
    error_message = "port must be at most 65535."
  }
}

variable "cpu" {
  description = "CPU units of a task, 1024 to a vCPU."
  type        = number
  default     = 256
  nullable    = false

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.cpu)
    error_message = "cpu must be one of 256, 512, 1024, 2048, 4096, 8192, 16384."
  }
}

variable "memory" {
  description = "Memory of a task in MiB; the least that goes with its CPU when left out."
  type        = number
  default     = 512
  nullable    = false
}

variable "architecture" {
  description = "Processor the image is built for."
  type        = string
  default     = "x86_64"
  nullable    = false

  validation {
    condition     = contains(["x86_64", "arm64"], var.architecture)
    error_message = "architecture must be one of x86_64, arm64."
  }
}

variable "command" {
  description = "Command, in place of the image's own."
  type        = list(string)
  default     = null
}

variable "entrypoint" {
  description = "Entry point, in place of the image's own."
  type        = list(string)
  default     = null
}

variable "user" {
  description = "User, or user:group, in place of the image's own."
  type        = string
  default     = null

  validation {
    condition     = var.user == null ? true : can(regex("^[a-z0-9_][a-z0-9_.-]*(:[a-z0-9_.-]+)?$", var.user))
    error_message = "user must match the pattern ^[a-z0-9_][a-z0-9_.-]*(:[a-z0-9_.-]+)?$."
  }
}

variable "writable_paths" {
  description = "Paths the container may write to, each an empty volume."
  type        = list(string)
  default     = ["/tmp"]
  nullable    = false
}

variable "open_files" {
  description = "Files and connections a task may have open."
  type        = number
  default     = null

  validation {
    condition     = var.open_files == null ? true : var.open_files >= 1024
    error_message = "open_files must be at least 1024."
  }

  validation {
    condition     = var.open_files == null ? true : var.open_files <= 1048576
    error_message = "open_files must be at most 1048576."
  }
}

variable "stop_timeout" {
  description = "Time a container has to stop before it is killed, in seconds."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.stop_timeout <= 120
    error_message = "stop_timeout must be at most 120."
  }
}

variable "environment" {
  description = "Environment variables."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secrets" {
  description = "Environment variables from Secrets Manager or the Parameter Store."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secret_keys" {
  description = "ARNs of keys that secrets are encrypted with, where not with AWS's own."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "policies" {
  description = "ARNs of IAM policies for the tasks, besides what they get from uses."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "container_health_check" {
  description = "How a container checks itself: a command, or more."
  type = object({
    command      = list(string)
    interval     = optional(number, 30)
    timeout      = optional(number, 5)
    retries      = optional(number, 3)
    start_period = optional(number, 60)
  })
  default = null
}

variable "egress" {
  description = "What tasks may connect to besides port 443 and what they use."
  type = map(object({
    port     = number
    cidr     = optional(string, "0.0.0.0/0")
    protocol = optional(string, "tcp")
  }))
  default  = {}
  nullable = false
}

variable "minimum_healthy_percent" {
  description = "Percent of the tasks a deployment keeps running."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.minimum_healthy_percent >= 0
    error_message = "minimum_healthy_percent must be at least 0."
  }

  validation {
    condition     = var.minimum_healthy_percent <= 100
    error_message = "minimum_healthy_percent must be at most 100."
  }
}

variable "maximum_percent" {
  description = "Percent of the tasks that run at most during a deployment."
  type        = number
  default     = 200
  nullable    = false

  validation {
    condition     = var.maximum_percent >= 100
    error_message = "maximum_percent must be at least 100."
  }

  validation {
    condition     = var.maximum_percent <= 200
    error_message = "maximum_percent must be at most 200."
  }
}

variable "log_retention" {
  description = "Days the logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "min_tasks" {
  description = "Least number of tasks."
  type        = number
  nullable    = false
}

variable "grace_period" {
  description = "Time a new task has before the load balancer's checks count, in seconds."
  type        = number
  nullable    = false
}

variable "vpc_id" {
  description = "ID of the VPC."
  type        = string
  nullable    = false
}

variable "private_subnet_ids" {
  description = "IDs of the private subnets."
  type        = list(string)
  nullable    = false
}

variable "target_group_arn" {
  description = "ARN of the target group to register with."
  type        = string
  nullable    = false
}

variable "target_group_arn_suffix" {
  description = "Name of the target group in CloudWatch."
  type        = string
  nullable    = false
}

variable "load_balancer_arn_suffix" {
  description = "Name of the load balancer in CloudWatch."
  type        = string
  nullable    = false
}

variable "metric_namespace" {
  description = "Namespace of its metrics in CloudWatch."
  type        = string
  nullable    = false
}

variable "internal_target_group_arn" {
  description = "ARN of the target group to register with."
  type        = string
  nullable    = false
}

variable "internal_target_group_arn_suffix" {
  description = "Name of the target group in CloudWatch."
  type        = string
  nullable    = false
}

variable "internal_load_balancer_arn_suffix" {
  description = "Name of the load balancer in CloudWatch."
  type        = string
  nullable    = false
}

variable "internal_metric_namespace" {
  description = "Namespace of its metrics in CloudWatch."
  type        = string
  nullable    = false
}
