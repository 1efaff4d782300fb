# Rendered by tfgen 0.1.0 from the blueprint shared: module ecr.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 63
    error_message = "The name must have 63 characters at most."
  }
}

variable "keep" {
  description = "Tagged images that are kept, the newest ones."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.keep >= 1
    error_message = "keep must be at least 1."
  }

  validation {
    condition     = var.keep <= 10000
    error_message = "keep must be at most 10000."
  }
}

variable "expire_untagged_after" {
  description = "Days until images without a tag are deleted."
  type        = number
  default     = 7
  nullable    = false
}

variable "force_delete" {
  description = "Let destroying the repository delete the images in it."
  type        = bool
  default     = false
  nullable    = false
}

variable "repository_name" {
  description = "Name of the repository."
  type        = string
  nullable    = false
}

variable "pulling_accounts" {
  description = "Ids of other accounts that may pull images."
  type        = list(string)
  nullable    = false
}
