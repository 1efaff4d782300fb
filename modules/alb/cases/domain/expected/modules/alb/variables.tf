# Rendered by tfgen 0.1.0 from the blueprint board: module alb.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 32
    error_message = "The name must have 32 characters at most."
  }
}

variable "domain" {
  description = "Name people reach it under, in lower case: board.example.com."
  type        = string
  default     = null

  validation {
    condition     = var.domain == null ? true : can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.domain))
    error_message = "domain must match the pattern ^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$."
  }
}

variable "hosted_zone" {
  description = "Route 53 zone in which its names and their proof for the certificate are entered."
  type        = string
  default     = null

  validation {
    condition     = var.hosted_zone == null ? true : can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.hosted_zone))
    error_message = "hosted_zone must match the pattern ^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$."
  }
}

variable "certificate_arn" {
  description = "ARN of a certificate of the same Region, instead of a new one."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null ? true : can(regex("^arn:[a-z-]+:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+$", var.certificate_arn))
    error_message = "certificate_arn must match the pattern ^arn:[a-z-]+:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+$."
  }
}

variable "certificates" {
  description = "ARNs of further certificates it shows, by any name for each."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "tls_policy" {
  description = "AWS's name for the TLS versions and ciphers; TLS 1.2 is the least."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
  nullable    = false

  validation {
    condition     = can(regex("^ELBSecurityPolicy-TLS13-1-[23]-(Res-|Ext[0-2]-)?(FIPS-)?(PQ-)?20[0-9]{2}-[0-9]{2}$", var.tls_policy))
    error_message = "tls_policy must match the pattern ^ELBSecurityPolicy-TLS13-1-[23]-(Res-|Ext[0-2]-)?(FIPS-)?(PQ-)?20[0-9]{2}-[0-9]{2}$."
  }
}

variable "sticky_sessions" {
  description = "Seconds a visitor stays with one task of a service; null for any task."
  type        = number
  default     = null

  validation {
    condition     = var.sticky_sessions == null ? true : var.sticky_sessions >= 1
    error_message = "sticky_sessions must be at least 1."
  }

  validation {
    condition     = var.sticky_sessions == null ? true : var.sticky_sessions <= 604800
    error_message = "sticky_sessions must be at most 604800."
  }
}

variable "idle_timeout" {
  description = "Seconds an idle connection, a WebSocket too, stays open."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.idle_timeout >= 1
    error_message = "idle_timeout must be at least 1."
  }

  validation {
    condition     = var.idle_timeout <= 4000
    error_message = "idle_timeout must be at most 4000."
  }
}

variable "drop_invalid_headers" {
  description = "Whether headers with names that are not valid are taken out."
  type        = bool
  default     = true
  nullable    = false
}

variable "desync_mitigation" {
  description = "How it treats requests that might be read in two ways."
  type        = string
  default     = "defensive"
  nullable    = false

  validation {
    condition     = contains(["defensive", "strictest"], var.desync_mitigation)
    error_message = "desync_mitigation must be one of defensive, strictest."
  }
}

variable "keep_access_logs" {
  description = "Days the access logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "force_destroy" {
  description = "Whether the access logs may be deleted together with their bucket."
  type        = bool
  default     = false
  nullable    = false
}

variable "record_names" {
  description = "Names that get an alias record in the hosted zone."
  type        = list(string)
  nullable    = false
}

variable "alternative_names" {
  description = "Names the certificate holds besides the domain."
  type        = list(string)
  nullable    = false
}

variable "client_blocks" {
  description = "IPv4 blocks that may reach the load balancer."
  type        = list(string)
  nullable    = false
}

variable "rate_limit" {
  description = "Requests one address may send within five minutes."
  type        = number
  nullable    = false
}

variable "firewall_log_retention" {
  description = "Days that requests the firewall's rules matched are kept."
  type        = number
  nullable    = false
}

variable "vpc_id" {
  description = "ID of the VPC."
  type        = string
  nullable    = false
}

variable "vpc_cidr" {
  description = "IPv4 block of the VPC."
  type        = string
  nullable    = false
}

variable "public_subnet_ids" {
  description = "IDs of the public subnets."
  type        = list(string)
  nullable    = false
}

variable "targets" {
  description = "What linked components say of themselves, by their names in the blueprint."
  type = map(object({
    port = number
    health_check = optional(object({
      path                = optional(string, "/")
      interval            = optional(number, 30)
      timeout             = optional(number, 5)
      healthy_threshold   = optional(number, 2)
      unhealthy_threshold = optional(number, 3)
      codes               = optional(string, "200-299")
    }), {})
    deregistration_delay = optional(number, 30)
    target_type          = optional(string, "ip")
  }))
  default  = {}
  nullable = false
}
