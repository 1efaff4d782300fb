# Rendered by tfgen 0.1.0 from the blueprint generated: module secrets.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 63
    error_message = "The name must have 63 characters at most."
  }
}

variable "secrets" {
  description = "Key -> what the secret is, one secret each."
  type        = map(string)
  nullable    = false
}

variable "recovery_window" {
  description = "Days in which a deleted secret can be restored."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.recovery_window >= 7
    error_message = "recovery_window must be at least 7."
  }

  validation {
    condition     = var.recovery_window <= 30
    error_message = "recovery_window must be at most 30."
  }
}

variable "force_delete" {
  description = "Delete without a way back, so that the names are free at once."
  type        = bool
  default     = false
  nullable    = false
}

variable "generated" {
  description = "Keys of secrets that get a random first value."
  type        = list(string)
  nullable    = false
}

variable "generated_version" {
  description = "Number of the generated values; raise it for new ones."
  type        = number
  nullable    = false
}
