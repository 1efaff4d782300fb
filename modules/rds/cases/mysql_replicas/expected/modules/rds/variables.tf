# Rendered by tfgen 0.1.0 from the blueprint readers: module rds.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 53
    error_message = "The name must have 53 characters at most."
  }
}

variable "engine_version" {
  description = "Major version, or an exact one."
  type        = string
  default     = "17"
  nullable    = false
}

variable "instance_class" {
  description = "Size of the instance."
  type        = string
  default     = "db.t4g.medium"
  nullable    = false
}

variable "iops" {
  description = "Operations per second, from 400 GB on."
  type        = number
  default     = null

  validation {
    condition     = var.iops == null ? true : var.iops >= 12000
    error_message = "iops must be at least 12000."
  }

  validation {
    condition     = var.iops == null ? true : var.iops <= 64000
    error_message = "iops must be at most 64000."
  }
}

variable "throughput" {
  description = "MiB per second, from 400 GB on."
  type        = number
  default     = null

  validation {
    condition     = var.throughput == null ? true : var.throughput >= 500
    error_message = "throughput must be at least 500."
  }

  validation {
    condition     = var.throughput == null ? true : var.throughput <= 4000
    error_message = "throughput must be at most 4000."
  }
}

variable "database" {
  description = "Name of the first database."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_]{0,62}$", var.database))
    error_message = "database must match the pattern ^[A-Za-z][A-Za-z0-9_]{0,62}$."
  }
}

variable "username" {
  description = "Name of the master user."
  type        = string
  default     = "dbadmin"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_]{0,15}$", var.username))
    error_message = "username must match the pattern ^[A-Za-z][A-Za-z0-9_]{0,15}$."
  }
}

variable "password_rotation" {
  description = "Days after which the master password is changed."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.password_rotation >= 1
    error_message = "password_rotation must be at least 1."
  }

  validation {
    condition     = var.password_rotation <= 1000
    error_message = "password_rotation must be at most 1000."
  }
}

variable "iam_user" {
  description = "Name of the database user that workloads log in as with IAM."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z_][a-z0-9_]{0,62}$", var.iam_user))
    error_message = "iam_user must match the pattern ^[a-z_][a-z0-9_]{0,62}$."
  }
}

variable "port" {
  description = "Port the database listens on."
  type        = number
  default     = 5432
  nullable    = false

  validation {
    condition     = var.port >= 1150
    error_message = "port must be at least 1150."
  }

  validation {
    condition     = var.port <= 65535
    error_message = "port must be at most 65535."
  }
}

variable "certificate_authority" {
  description = "Authority that signs the certificate of the database."
  type        = string
  default     = "rds-ca-rsa2048-g1"
  nullable    = false

  validation {
    condition     = contains(["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"], var.certificate_authority)
    error_message = "certificate_authority must be one of rds-ca-rsa2048-g1, rds-ca-rsa4096-g1, rds-ca-ecc384-g1."
  }
}

variable "backup_retention" {
  description = "Days one can go back to any second of."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.backup_retention >= 1
    error_message = "backup_retention must be at least 1."
  }

  validation {
    condition     = var.backup_retention <= 35
    error_message = "backup_retention must be at most 35."
  }
}

variable "backup_window" {
  description = "When the daily backup is made, in UTC."
  type        = string
  default     = "03:00-04:00"
  nullable    = false
}

variable "final_snapshot" {
  description = "Take a last snapshot when the database is deleted."
  type        = bool
  default     = true
  nullable    = false
}

variable "maintenance_window" {
  description = "When AWS may patch and restart the database, in UTC."
  type        = string
  default     = "sun:05:00-sun:06:00"
  nullable    = false
}

variable "minor_upgrades" {
  description = "Let AWS make minor upgrades in the maintenance window."
  type        = bool
  default     = true
  nullable    = false
}

variable "major_upgrades" {
  description = "Allow engine_version to name another major version."
  type        = bool
  default     = false
  nullable    = false
}

variable "apply_immediately" {
  description = "Make changes at once instead of in the maintenance window."
  type        = bool
  default     = false
  nullable    = false
}

variable "log_statements" {
  description = "Statements written to the log."
  type        = string
  default     = "ddl"
  nullable    = false

  validation {
    condition     = contains(["none", "ddl", "mod", "all"], var.log_statements)
    error_message = "log_statements must be one of none, ddl, mod, all."
  }
}

variable "log_slower_than" {
  description = "Seconds from which a statement is logged as slow."
  type        = number
  default     = 1
  nullable    = false
}

variable "logs" {
  description = "Logs kept in CloudWatch."
  type        = list(string)
  default     = ["postgresql", "upgrade"]
  nullable    = false
}

variable "log_retention" {
  description = "Days the logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "monitoring_interval" {
  description = "Seconds between two reports of the load of the host."
  type        = number
  default     = 60
  nullable    = false
}

variable "allocated_storage" {
  description = "GiB of storage to begin with."
  type        = number
  nullable    = false
}

variable "max_allocated_storage" {
  description = "GiB up to which the storage grows by itself."
  type        = number
  nullable    = false
}

variable "settings" {
  description = "Further parameters of the engine, by name, and when they take effect."
  type = map(object({
    value        = string
    apply_method = string
  }))
  nullable = false
}

variable "insights_retention_days" {
  description = "Days the history of the load is kept."
  type        = number
  nullable    = false
}

variable "replica_instances" {
  description = "Read replicas by name."
  type = map(object({
    instance_class = optional(string)
    multi_az       = optional(bool, false)
  }))
  nullable = false
}

variable "master_version" {
  description = "Version of the master password; a higher one changes it."
  type        = number
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
