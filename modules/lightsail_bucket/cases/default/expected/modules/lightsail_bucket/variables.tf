# Rendered by tfgen 0.1.0 from the blueprint default: module lightsail_bucket.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 41
    error_message = "The name must have 41 characters at most."
  }
}

variable "bundle" {
  description = "Plan that says how much is stored and transferred."
  type        = string
  default     = "small_1_0"
  nullable    = false

  validation {
    condition     = contains(["small_1_0", "medium_1_0", "large_1_0"], var.bundle)
    error_message = "bundle must be one of small_1_0, medium_1_0, large_1_0."
  }
}

variable "force_delete" {
  description = "Let destroying the bucket delete the objects in it."
  type        = bool
  default     = false
  nullable    = false
}
