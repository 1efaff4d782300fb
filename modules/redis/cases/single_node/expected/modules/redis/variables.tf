# Rendered by tfgen 0.1.0 from the blueprint single-node: module redis.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 32
    error_message = "The name must have 32 characters at most."
  }
}

variable "engine_version" {
  description = "Major and minor version; the newest known of the engine when left out."
  type        = string
  default     = null
}

variable "node_type" {
  description = "Size of each node."
  type        = string
  default     = "cache.t4g.micro"
  nullable    = false
}

variable "port" {
  description = "Port the cache listens on."
  type        = number
  default     = 6379
  nullable    = false

  validation {
    condition     = var.port >= 1024
    error_message = "port must be at least 1024."
  }

  validation {
    condition     = var.port <= 65535
    error_message = "port must be at most 65535."
  }
}

variable "auth_token_secret" {
  description = "Name or ARN of the Secrets Manager secret that holds the token, for authentication by token."
  type        = string
  default     = null
}

variable "auth_token_key" {
  description = "ARN of the KMS key that secret is encrypted with, where it is not the one of AWS."
  type        = string
  default     = null
}

variable "read_write_access" {
  description = "Access string of the user for read-write: keys, channels and commands."
  type        = string
  default     = "on ~* &* +@all"
  nullable    = false

  validation {
    condition     = can(regex("^on ", var.read_write_access))
    error_message = "read_write_access must match the pattern ^on ."
  }
}

variable "read_access" {
  description = "Access string of the user for read: keys and commands."
  type        = string
  default     = "on ~* -@all +@read +@connection -@dangerous +info +cluster|info +cluster|myid +cluster|nodes +cluster|shards +cluster|slots"
  nullable    = false

  validation {
    condition     = can(regex("^on ", var.read_access))
    error_message = "read_access must match the pattern ^on ."
  }
}

variable "snapshot_retention" {
  description = "Days the daily snapshots are kept."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.snapshot_retention >= 1
    error_message = "snapshot_retention must be at least 1."
  }

  validation {
    condition     = var.snapshot_retention <= 35
    error_message = "snapshot_retention must be at most 35."
  }
}

variable "snapshot_window" {
  description = "When the daily snapshot is taken, in UTC."
  type        = string
  default     = "03:00-04:00"
  nullable    = false
}

variable "final_snapshot" {
  description = "Take a last snapshot when the cache is deleted."
  type        = bool
  default     = true
  nullable    = false
}

variable "maintenance_window" {
  description = "When AWS may patch and restart nodes, in UTC."
  type        = string
  default     = "sun:05:00-sun:06:00"
  nullable    = false
}

variable "apply_immediately" {
  description = "Make changes at once instead of in the maintenance window."
  type        = bool
  default     = false
  nullable    = false
}

variable "logs" {
  description = "Logs kept in CloudWatch."
  type        = list(string)
  default     = ["slow-log", "engine-log"]
  nullable    = false
}

variable "log_retention" {
  description = "Days the logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "nodes" {
  description = "Nodes: the primary and its replicas."
  type        = number
  nullable    = false
}

variable "settings" {
  description = "Parameters of the engine that differ from the defaults of AWS, by name."
  type        = map(string)
  nullable    = false
}

variable "vpc_id" {
  description = "ID of the VPC."
  type        = string
  nullable    = false
}

variable "database_subnet_ids" {
  description = "IDs of the database subnets."
  type        = list(string)
  nullable    = false
}
