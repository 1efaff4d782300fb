# Rendered by tfgen 0.1.0 from the blueprint builds: module efs.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 64
    error_message = "The name must have 64 characters at most."
  }
}

variable "user" {
  description = "Number of the user that whoever mounts it acts as."
  type        = number
  default     = 1000
  nullable    = false

  validation {
    condition     = var.user >= 0
    error_message = "user must be at least 0."
  }

  validation {
    condition     = var.user <= 4294967295
    error_message = "user must be at most 4294967295."
  }
}

variable "group" {
  description = "Number of the group that whoever mounts it acts as."
  type        = number
  default     = 1000
  nullable    = false

  validation {
    condition     = var.group >= 0
    error_message = "group must be at least 0."
  }

  validation {
    condition     = var.group <= 4294967295
    error_message = "group must be at most 4294967295."
  }
}

variable "directory" {
  description = "Folder of the file system that is mounted; it is made for user and group."
  type        = string
  default     = "/data"
  nullable    = false
}

variable "permissions" {
  description = "Permissions that folder is made with."
  type        = string
  default     = "0750"
  nullable    = false

  validation {
    condition     = can(regex("^0[0-7]{3}$", var.permissions))
    error_message = "permissions must match the pattern ^0[0-7]{3}$."
  }
}

variable "throughput_rate" {
  description = "MiB a second."
  type        = number
  nullable    = false
}

variable "vpc_id" {
  description = "ID of the VPC."
  type        = string
  nullable    = false
}

variable "private_subnets" {
  description = "IDs of the private subnets, by what tells them apart."
  type        = map(string)
  nullable    = false
}
