# Rendered by tfgen 0.1.0 from the blueprint board: module github_actions.

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

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
  nullable    = false
}

variable "service_name" {
  description = "Name of the ECS service."
  type        = string
  nullable    = false
}

variable "service_arn" {
  description = "ARN of the ECS service."
  type        = string
  nullable    = false
}

variable "task_family" {
  description = "Family of the task definition."
  type        = string
  nullable    = false
}

variable "task_role_arn" {
  description = "ARN of the role the program runs as."
  type        = string
  nullable    = false
}

variable "execution_role_arn" {
  description = "ARN of the role that starts the tasks."
  type        = string
  nullable    = false
}
