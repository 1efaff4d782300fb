# Rendered by tfgen 0.1.0 from the blueprint base: module github_actions.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 64
    error_message = "The name must have 64 characters at most."
  }
}

variable "subject" {
  description = "Whom GitHub must say a job is."
  type        = string
  nullable    = false
}

variable "repository_url" {
  description = "Address images are pushed to."
  type        = string
  nullable    = false
}

variable "repository_arn" {
  description = "ARN of the repository."
  type        = string
  nullable    = false
}
