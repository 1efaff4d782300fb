# Rendered by tfgen 0.1.0 from the blueprint outside-dns: module lightsail_load_balancer.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 63
    error_message = "The name must have 63 characters at most."
  }
}

variable "hosted_zone" {
  description = "Route 53 zone in which its names and their proof for the certificate are entered."
  type        = string
  default     = null
}

variable "instance_port" {
  description = "Port of the nodes that requests are sent to, as HTTP."
  type        = number
  default     = 80
  nullable    = false

  validation {
    condition     = var.instance_port >= 1
    error_message = "instance_port must be at least 1."
  }

  validation {
    condition     = var.instance_port <= 65535
    error_message = "instance_port must be at most 65535."
  }
}

variable "health_check" {
  description = "Path that a healthy node answers with code 200."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^/[!-~]*$", var.health_check))
    error_message = "health_check must match the pattern ^/[!-~]*$."
  }
}

variable "domains" {
  description = "Names it answers to, the first one first in the certificate."
  type        = list(string)
  nullable    = false
}
