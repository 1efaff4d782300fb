# Rendered by tfgen 0.1.0 from the blueprint shop: module beanstalk_application.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 55
    error_message = "The name must have 55 characters at most."
  }
}

variable "keep_versions" {
  description = "Versions that are kept, the newest ones."
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

variable "application" {
  description = "Name of the application."
  type        = string
  nullable    = false
}
