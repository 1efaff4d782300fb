# Rendered by tfgen 0.1.0 from the blueprint batch: module asg.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 55
    error_message = "The name must have 55 characters at most."
  }
}

variable "user_data" {
  description = "Script that is run when an instance starts for the first time."
  type        = string
  default     = null
}

variable "environment" {
  description = "Environment variables of the script, and of /etc/<component>.env."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secrets" {
  description = "The same from Secrets Manager or the Parameter Store, read when the instance starts."
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
  description = "ARNs of IAM policies for the instances, besides what comes of uses."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "instance_types" {
  description = "Instance types, the preferred one first."
  type        = list(string)
  default     = ["t3.small"]
  nullable    = false
}

variable "root_volume" {
  description = "Size of the root volume in GiB."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.root_volume >= 8
    error_message = "root_volume must be at least 8."
  }

  validation {
    condition     = var.root_volume <= 16384
    error_message = "root_volume must be at most 16384."
  }
}

variable "root_volume_iops" {
  description = "Operations a second of the root volume."
  type        = number
  default     = 3000
  nullable    = false

  validation {
    condition     = var.root_volume_iops >= 3000
    error_message = "root_volume_iops must be at least 3000."
  }

  validation {
    condition     = var.root_volume_iops <= 16000
    error_message = "root_volume_iops must be at most 16000."
  }
}

variable "root_volume_throughput" {
  description = "Throughput of the root volume in MiB a second."
  type        = number
  default     = 125
  nullable    = false

  validation {
    condition     = var.root_volume_throughput >= 125
    error_message = "root_volume_throughput must be at least 125."
  }

  validation {
    condition     = var.root_volume_throughput <= 1000
    error_message = "root_volume_throughput must be at most 1000."
  }
}

variable "detailed_monitoring" {
  description = "Whether EC2 measures every minute, not every five."
  type        = bool
  default     = true
  nullable    = false
}

variable "port" {
  description = "Port the program listens on."
  type        = number
  default     = 8080
  nullable    = false

  validation {
    condition     = var.port >= 1
    error_message = "port must be at least 1."
  }

  validation {
    condition     = var.port <= 65535
    error_message = "port must be at most 65535."
  }
}

variable "health_check_grace_period" {
  description = "Time a new instance has before checks count, in seconds."
  type        = number
  default     = 300
  nullable    = false

  validation {
    condition     = var.health_check_grace_period <= 7200
    error_message = "health_check_grace_period must be at most 7200."
  }
}

variable "target_capacity" {
  description = "Percent of the instances that ECS aims to fill with tasks."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.target_capacity >= 1
    error_message = "target_capacity must be at least 1."
  }

  validation {
    condition     = var.target_capacity <= 100
    error_message = "target_capacity must be at most 100."
  }
}

variable "warmup" {
  description = "Time until a new instance counts as one that works, in seconds."
  type        = number
  default     = 120
  nullable    = false

  validation {
    condition     = var.warmup <= 3600
    error_message = "warmup must be at most 3600."
  }
}

variable "rollback_alarms" {
  description = "Names of CloudWatch alarms that take a refresh back when they go off."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "max_lifetime" {
  description = "Age at which an instance is replaced, in seconds; null for any."
  type        = number
  default     = null

  validation {
    condition     = var.max_lifetime == null ? true : var.max_lifetime >= 86400
    error_message = "max_lifetime must be at least 86400."
  }

  validation {
    condition     = var.max_lifetime == null ? true : var.max_lifetime <= 31536000
    error_message = "max_lifetime must be at most 31536000."
  }
}

variable "termination_policies" {
  description = "Which instance goes first when there are too many."
  type        = list(string)
  default     = ["Default"]
  nullable    = false
}

variable "egress" {
  description = "What instances may connect to besides port 443 and what they use."
  type = map(object({
    port     = number
    cidr     = optional(string, "0.0.0.0/0")
    protocol = optional(string, "tcp")
  }))
  default  = {}
  nullable = false
}

variable "image_id" {
  description = "Image the instances start from."
  type        = string
  nullable    = false
}

variable "min_instances" {
  description = "Least number of instances."
  type        = number
  nullable    = false
}

variable "max_instances" {
  description = "Most instances."
  type        = number
  nullable    = false
}

variable "add_above" {
  description = "CPU in percent from which on instances are added."
  type        = number
  nullable    = false
}

variable "remove_below" {
  description = "CPU in percent from which down instances are taken away."
  type        = number
  nullable    = false
}

variable "steps_up" {
  description = "Steps up, counted from where instances are added."
  type = list(object({
    lower  = optional(number)
    upper  = optional(number)
    change = number
  }))
  nullable = false
}

variable "steps_down" {
  description = "Steps down, counted from where instances are taken away."
  type = list(object({
    lower  = optional(number)
    upper  = optional(number)
    change = number
  }))
  nullable = false
}

variable "step_period" {
  description = "Length of one datapoint of the steps' alarms, in seconds."
  type        = number
  nullable    = false
}

variable "step_datapoints" {
  description = "Datapoints in a row that must lie above or below."
  type        = number
  nullable    = false
}

variable "schedules" {
  description = "Minimum and maximum of instances by the clock."
  type = map(object({
    cron     = string
    timezone = optional(string, "UTC")
    min      = number
    max      = number
    desired  = optional(number)
  }))
  nullable = false
}

variable "warm_instances" {
  description = "How instances wait, how many, and whether they come back."
  type = object({
    state = optional(string, "running")
    min   = optional(number, 1)
    max   = optional(number)
    reuse = optional(bool, false)
  })
  nullable = false
}

variable "min_healthy_percent" {
  description = "Percent of the instances that stay in service while they are replaced."
  type        = number
  nullable    = false
}

variable "max_healthy_percent" {
  description = "Percent of the instances that run at most while they are replaced."
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
