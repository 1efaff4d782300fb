# Rendered by tfgen 0.1.0 from the blueprint signing: module kms.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 250
    error_message = "The name must have 250 characters at most."
  }
}

variable "deletion_window" {
  description = "Days a key that was destroyed can be called back."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.deletion_window >= 7
    error_message = "deletion_window must be at least 7."
  }

  validation {
    condition     = var.deletion_window <= 30
    error_message = "deletion_window must be at most 30."
  }
}

variable "administrators" {
  description = "ARNs of roles and users that manage the key and do not use it."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "alias_name" {
  description = "Alias of the key."
  type        = string
  nullable    = false
}
