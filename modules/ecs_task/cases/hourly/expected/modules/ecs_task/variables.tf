# Rendered by tfgen 0.1.0 from the blueprint hourly: module ecs_task.

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

variable "schedule" {
  description = "When: minutes, hours, day of the month, month, day of the week, year: \"0 8 ? * MON-FRI *\" is 8:00 on working days; or rate(6 hours)."
  type        = string
  nullable    = false
}

variable "timezone" {
  description = "Time zone, such as Europe/Berlin."
  type        = string
  default     = "UTC"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$", var.timezone))
    error_message = "timezone must match the pattern ^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$."
  }
}

variable "enabled" {
  description = "Whether it runs at all."
  type        = bool
  default     = true
  nullable    = false
}

variable "tasks" {
  description = "Tasks that are started each time."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.tasks >= 1
    error_message = "tasks must be at least 1."
  }

  validation {
    condition     = var.tasks <= 10
    error_message = "tasks must be at most 10."
  }
}

variable "retries" {
  description = "Times a start that failed is tried again."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.retries >= 0
    error_message = "retries must be at least 0."
  }

  validation {
    condition     = var.retries <= 185
    error_message = "retries must be at most 185."
  }
}

variable "max_age" {
  description = "Time after which a start that failed is given up, in seconds."
  type        = number
  default     = 3600
  nullable    = false

  validation {
    condition     = var.max_age >= 60
    error_message = "max_age must be at least 60."
  }

  validation {
    condition     = var.max_age <= 86400
    error_message = "max_age must be at most 86400."
  }
}

variable "keep_dead" {
  description = "Days a message about what failed is kept."
  type        = number
  default     = 14
  nullable    = false

  validation {
    condition     = var.keep_dead <= 14
    error_message = "keep_dead must be at most 14."
  }
}

variable "egress" {
  description = "What the task may connect to besides port 443 and what it uses."
  type = map(object({
    port     = number
    cidr     = optional(string, "0.0.0.0/0")
    protocol = optional(string, "tcp")
  }))
  default  = {}
  nullable = false
}

variable "log_retention" {
  description = "Days the logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "storage_size" {
  description = "Storage of a task in GiB."
  type        = number
  nullable    = false
}

variable "vpc_id" {
  description = "ID of the VPC."
  type        = string
  nullable    = false
}

variable "public_subnet_ids" {
  description = "IDs of the public subnets."
  type        = list(string)
  nullable    = false
}
