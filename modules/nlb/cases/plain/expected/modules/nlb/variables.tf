# Rendered by tfgen 0.1.0 from the blueprint gate: module nlb.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 32
    error_message = "The name must have 32 characters at most."
  }
}

variable "listeners" {
  description = "Open ports, each under the name of the service behind it."
  type = map(object({
    port               = number
    protocol           = optional(string, "tls")
    preserve_client_ip = optional(bool, false)
    proxy_protocol     = optional(bool, false)
    to_port            = optional(number)
  }))
  nullable = false
}

variable "domain" {
  description = "Name it is reached under, in lower case: mqtt.example.com."
  type        = string
  default     = null

  validation {
    condition     = var.domain == null ? true : can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.domain))
    error_message = "domain must match the pattern ^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$."
  }
}

variable "hosted_zone" {
  description = "Route 53 zone in which the name and its proof for the certificate are entered."
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

variable "idle_timeout" {
  description = "Time an idle TCP connection stays open, in seconds."
  type        = number
  default     = 350
  nullable    = false

  validation {
    condition     = var.idle_timeout >= 60
    error_message = "idle_timeout must be at least 60."
  }

  validation {
    condition     = var.idle_timeout <= 6000
    error_message = "idle_timeout must be at most 6000."
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

variable "client_blocks" {
  description = "IPv4 blocks that may reach the load balancer."
  type        = list(string)
  nullable    = false
}

variable "receivers" {
  description = "Addresses behind listeners: listener and address."
  type        = map(list(string))
  nullable    = false
}

variable "ways" {
  description = "Ways to these addresses: listener, address and protocol."
  type        = map(list(string))
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

variable "public_subnets" {
  description = "IDs of the public subnets, by what tells them apart."
  type        = map(string)
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
