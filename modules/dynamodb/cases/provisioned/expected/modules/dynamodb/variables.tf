# Rendered by tfgen 0.1.0 from the blueprint steady: module dynamodb.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 250
    error_message = "The name must have 250 characters at most."
  }
}

variable "partition_key" {
  description = "Attribute that spreads the items: its name, or its name and type."
  type = object({
    name = string
    type = optional(string, "string")
  })
  nullable = false
}

variable "sort_key" {
  description = "Attribute that sorts the items of a partition: its name, or its name and type."
  type = object({
    name = string
    type = optional(string, "string")
  })
  default = null
}

variable "indexes" {
  description = "Indexes by other keys, by name."
  type = map(object({
    partition_key = object({
      name = string
      type = optional(string, "string")
    })
    sort_key = optional(object({
      name = string
      type = optional(string, "string")
    }))
    projection = optional(list(string))
    read       = optional(number)
    write      = optional(number)
  }))
  default  = {}
  nullable = false
}

variable "local_indexes" {
  description = "Indexes by another sort key, by name; the table has them from the start."
  type = map(object({
    sort_key = object({
      name = string
      type = optional(string, "string")
    })
    projection = optional(list(string))
  }))
  default  = {}
  nullable = false
}

variable "table_class" {
  description = "Storage class; infrequent-access has cheaper storage and dearer requests."
  type        = string
  default     = "standard"
  nullable    = false

  validation {
    condition     = contains(["standard", "infrequent-access"], var.table_class)
    error_message = "table_class must be one of standard, infrequent-access."
  }
}

variable "backup_retention" {
  description = "Days one can go back to any second of."
  type        = number
  default     = 35
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

variable "deletion_protection" {
  description = "Refuse to delete the table."
  type        = bool
  default     = true
  nullable    = false
}

variable "attributes" {
  description = "Attributes that are part of a key, with their types."
  type        = map(string)
  nullable    = false
}

variable "read_units" {
  description = "Bounds of the capacity, in read units a second."
  type = object({
    min = number
    max = number
  })
  nullable = false
}

variable "write_units" {
  description = "Bounds of the capacity, in write units a second."
  type = object({
    min = number
    max = number
  })
  nullable = false
}

variable "utilization" {
  description = "Percent of the capacity in use that is aimed at."
  type        = number
  nullable    = false
}
