# Rendered by tfgen 0.1.0 from the blueprint default: module lightsail_instance.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 63
    error_message = "The name must have 63 characters at most."
  }
}

variable "user_data" {
  description = "Script that is run when a node starts for the first time."
  type        = string
  default     = null
}

variable "key_pair" {
  description = "Name of a key pair of Lightsail that exists already."
  type        = string
  default     = null
}

variable "public_key" {
  description = "Public key of a key pair to be made: ssh-rsa ..."
  type        = string
  default     = null
}

variable "snapshot_time" {
  description = "Full hour in UTC it is taken at."
  type        = string
  default     = "04:00"
  nullable    = false
}

variable "buckets" {
  description = "Names of Lightsail buckets the nodes may read and write."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "instances" {
  description = "Availability Zone of each node, by its key."
  type        = map(string)
  nullable    = false
}

variable "blueprint_id" {
  description = "Image the nodes start from."
  type        = string
  nullable    = false
}

variable "bundle_id" {
  description = "Plan of each node."
  type        = string
  nullable    = false
}

variable "open_ports" {
  description = "Ports that are open to the internet, by name."
  type = map(object({
    port       = number
    to_port    = optional(number)
    protocol   = optional(string, "tcp")
    cidrs      = optional(list(string), ["0.0.0.0/0"])
    ipv6_cidrs = optional(list(string), [])
  }))
  nullable = false
}
