# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 38
    error_message = "The name must have 38 characters at most."
  }
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
  default     = 20
  nullable    = false

  validation {
    condition     = var.root_volume >= 10
    error_message = "root_volume must be at least 10."
  }

  validation {
    condition     = var.root_volume <= 16384
    error_message = "root_volume must be at most 16384."
  }
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

variable "image" {
  description = "Container image that Terraform deploys, with a tag other than latest or a digest."
  type        = string
  default     = null
}

variable "port" {
  description = "Port the program listens on; the proxy on the instance passes requests on."
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

variable "volumes" {
  description = "Folder of the instance -> folder of the container that runs the image."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "bundle" {
  description = "Source bundle in S3 that Terraform deploys."
  type = object({
    bucket = string
    key    = string
  })
  default = null
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
  description = "ARNs of keys that secrets, or the bundle, are encrypted with, where not with AWS's own."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "policies" {
  description = "ARNs of IAM policies for the program, besides what it gets from uses."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "domain" {
  description = "Name people reach it under, in lower case."
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
  description = "Seconds an idle connection stays open."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.idle_timeout >= 1
    error_message = "idle_timeout must be at least 1."
  }

  validation {
    condition     = var.idle_timeout <= 3600
    error_message = "idle_timeout must be at most 3600."
  }
}

variable "sticky_sessions" {
  description = "Seconds a visitor stays with one instance; null for any instance."
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

variable "keep_access_logs" {
  description = "Days the access logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "force_destroy" {
  description = "Whether access logs and application versions may be deleted together with their buckets."
  type        = bool
  default     = false
  nullable    = false
}

variable "route" {
  description = "Which requests at a shared load balancer are its own; by default all."
  type = object({
    hosts    = optional(list(string), [])
    paths    = optional(list(string), ["/*"])
    priority = optional(number, 1)
  })
  default = null
}

variable "health_check" {
  description = "How an instance is checked: a path, or more."
  type = object({
    path                = optional(string, "/")
    interval            = optional(number, 30)
    timeout             = optional(number, 5)
    healthy_threshold   = optional(number, 2)
    unhealthy_threshold = optional(number, 3)
    codes               = optional(string, "200-299")
  })
  default  = {}
  nullable = false
}

variable "deregistration_delay" {
  description = "Time open requests get when an instance leaves, in seconds."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.deregistration_delay <= 3600
    error_message = "deregistration_delay must be at most 3600."
  }
}

variable "keep_versions" {
  description = "Versions that are kept of an application made here."
  type        = number
  default     = 50
  nullable    = false

  validation {
    condition     = var.keep_versions >= 1
    error_message = "keep_versions must be at least 1."
  }

  validation {
    condition     = var.keep_versions <= 1000
    error_message = "keep_versions must be at most 1000."
  }
}

variable "cname_prefix" {
  description = "First part of its address under elasticbeanstalk.com, 4 to 63 letters, digits and hyphens."
  type        = string
  default     = null

  validation {
    condition     = var.cname_prefix == null ? true : can(regex("^[A-Za-z0-9]([A-Za-z0-9-]{2,61})[A-Za-z0-9]$", var.cname_prefix))
    error_message = "cname_prefix must match the pattern ^[A-Za-z0-9]([A-Za-z0-9-]{2,61})[A-Za-z0-9]$."
  }
}

variable "swap_with" {
  description = "Name of the environment it swaps its address with."
  type        = string
  default     = null
}

variable "instance_metrics" {
  description = "Metrics of each instance that go to CloudWatch, besides EC2's own."
  type        = list(string)
  default     = ["CPUUser", "RootFilesystemUtil"]
  nullable    = false
}

variable "environment_metrics" {
  description = "Metrics of the whole environment that go to CloudWatch."
  type        = list(string)
  default     = ["ApplicationLatencyP99", "ApplicationRequests5xx", "ApplicationRequestsTotal"]
  nullable    = false
}

variable "log_retention" {
  description = "Days the logs are kept in CloudWatch."
  type        = number
  default     = 365
  nullable    = false
}

variable "keep_logs" {
  description = "Whether the logs stay when the environment goes."
  type        = bool
  default     = true
  nullable    = false
}

variable "solution_stack_pattern" {
  description = "What the names of all versions of the platform match; the newest is taken."
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

variable "cooldown" {
  description = "Wait after a change of the number of instances before the next one, in seconds."
  type        = number
  nullable    = false
}

variable "trigger" {
  description = "What the number of instances follows: option -> value."
  type        = map(string)
  nullable    = false
}

variable "messages" {
  description = "How messages reach the program."
  type = object({
    path            = optional(string, "/")
    content_type    = optional(string, "application/json")
    connections     = optional(number, 10)
    connect_timeout = optional(number, 5)
    timeout         = optional(number, 60)
    retry_after     = optional(number)
  })
  nullable = false
}

variable "application" {
  description = "Name of the application."
  type        = string
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

variable "queue_url" {
  description = "Address of the queue."
  type        = string
  nullable    = false
}

variable "queue_arn" {
  description = "ARN of the queue."
  type        = string
  nullable    = false
}

variable "queue_key_arn" {
  description = "ARN of the key the messages are encrypted with."
  type        = string
  nullable    = false
}
