# Rendered by tfgen 0.1.0 from the blueprint fastier: module github_actions.

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

variable "application_name" {
  description = "Name of the Elastic Beanstalk application."
  type        = string
  nullable    = false
}

variable "environment_name" {
  description = "Name of the environment."
  type        = string
  nullable    = false
}

variable "instance_role_arn" {
  description = "ARN of the role the instances run as."
  type        = string
  nullable    = false
}

variable "service_role_arn" {
  description = "ARN of the role Elastic Beanstalk acts in."
  type        = string
  nullable    = false
}
