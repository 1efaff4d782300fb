# Rendered by tfgen 0.1.0 from the blueprint shop: module codepipeline.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 32
    error_message = "The name must have 32 characters at most."
  }
}

variable "repository" {
  description = "Repository, as its host writes it: acme/shop."
  type        = string
  nullable    = false
}

variable "branch" {
  description = "Branch whose pushes are deployed."
  type        = string
  default     = "main"
  nullable    = false
}

variable "container" {
  description = "Container of the ECS task that gets the image."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,255}$", var.container))
    error_message = "container must match the pattern ^[A-Za-z0-9_-]{1,255}$."
  }
}

variable "environment_variables" {
  description = "Environment variables of the build."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secrets" {
  description = "Environment variables of the build from Secrets Manager or the Parameter Store."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secret_keys" {
  description = "ARNs of keys that secrets are encrypted with, where not with AWS's own."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "approvers" {
  description = "E-mail addresses that are asked for approval, once they have confirmed it."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "task_roles" {
  description = "ARNs of the roles that taskdef.json names, for blue/green on ECS."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "keep_artifacts" {
  description = "Days that artefacts are kept."
  type        = number
  default     = 30
  nullable    = false
}

variable "log_retention" {
  description = "Days the logs of builds are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "image_repository" {
  description = "Region, account and repository of the image the build runs in, as they stand in an ARN."
  type        = string
  nullable    = false
}

variable "build_image" {
  description = "Image the build runs in."
  type        = string
  nullable    = false
}

variable "compute_type" {
  description = "Size of the build."
  type        = string
  nullable    = false
}

variable "build_timeout" {
  description = "Time a build may take, in minutes."
  type        = number
  nullable    = false
}

variable "codedeploy_application" {
  description = "Application of CodeDeploy."
  type        = string
  nullable    = false
}

variable "codedeploy_group" {
  description = "Deployment group of CodeDeploy."
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

variable "topic_arn" {
  description = "ARN of the topic that alarms are sent to."
  type        = string
  nullable    = false
}
