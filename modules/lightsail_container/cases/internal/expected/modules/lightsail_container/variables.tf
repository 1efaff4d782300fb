# Rendered by tfgen 0.1.0 from the blueprint internal: module lightsail_container.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 63
    error_message = "The name must have 63 characters at most."
  }
}

variable "image" {
  description = "Container image, with a tag other than latest or a digest."
  type        = string
  nullable    = false
}

variable "port" {
  description = "Port the container listens on."
  type        = number
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

variable "power" {
  description = "Memory and processor of each node; the price goes with it."
  type        = string
  default     = "micro"
  nullable    = false

  validation {
    condition     = contains(["nano", "micro", "small", "medium", "large", "xlarge"], var.power)
    error_message = "power must be one of nano, micro, small, medium, large, xlarge."
  }
}

variable "scale" {
  description = "Nodes, each with all of the containers."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.scale >= 1
    error_message = "scale must be at least 1."
  }

  validation {
    condition     = var.scale <= 20
    error_message = "scale must be at most 20."
  }
}

variable "command" {
  description = "Command, in place of the image's own."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "environment" {
  description = "Environment variables; nothing secret."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "sidecars" {
  description = "Further containers of each node, by name."
  type = map(object({
    image       = string
    ports       = optional(list(string), [])
    command     = optional(list(string), [])
    environment = optional(map(string), {})
  }))
  default  = {}
  nullable = false
}

variable "health_check" {
  description = "How a container is checked: a path, or more."
  type = object({
    path                = optional(string, "/")
    interval            = optional(number, 10)
    timeout             = optional(number, 5)
    healthy_threshold   = optional(number, 2)
    unhealthy_threshold = optional(number, 3)
    codes               = optional(string, "200-299")
  })
  default  = {}
  nullable = false
}

variable "hosted_zone" {
  description = "Route 53 zone in which the names and their proof for the certificate are entered."
  type        = string
  default     = null
}
