# Rendered by tfgen 0.1.0 from the blueprint trial: module dns.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 54
    error_message = "The name must have 54 characters at most."
  }
}

variable "zone" {
  description = "Name of the zone: example.com."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.zone))
    error_message = "zone must match the pattern ^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$."
  }
}

variable "records" {
  description = "Records by name."
  type = map(object({
    name   = optional(string)
    type   = optional(string, "A")
    values = optional(list(string), [])
    ttl    = optional(number, 300)
    alias = optional(object({
      name         = string
      zone_id      = string
      check_target = optional(bool, false)
    }))
    weight       = optional(number)
    latency      = optional(string)
    failover     = optional(string)
    continent    = optional(string)
    country      = optional(string)
    multivalue   = optional(bool, false)
    health_check = optional(string)
  }))
  default  = {}
  nullable = false
}

variable "health_checks" {
  description = "What is asked whether it answers, by name."
  type = map(object({
    host     = string
    protocol = optional(string, "HTTPS")
    port     = optional(number)
    path     = optional(string)
    interval = optional(number, 30)
    failures = optional(number, 3)
  }))
  default  = {}
  nullable = false
}

variable "query_log_retention" {
  description = "Days the questions are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "force_destroy" {
  description = "Whether the zone may be deleted with records that others made."
  type        = bool
  default     = false
  nullable    = false
}

variable "record_names" {
  description = "Names of the records."
  type        = map(string)
  nullable    = false
}
