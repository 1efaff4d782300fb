# Rendered by tfgen 0.1.0 from the blueprint shared: module ecs_cluster.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 245
    error_message = "The name must have 245 characters at most."
  }
}

variable "container_insights" {
  description = "How closely CloudWatch watches the services."
  type        = string
  default     = "enhanced"
  nullable    = false

  validation {
    condition     = contains(["enhanced", "enabled"], var.container_insights)
    error_message = "container_insights must be one of enhanced, enabled."
  }
}

variable "exec_log_retention" {
  description = "Days the records of ECS Exec sessions are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "capacity_providers" {
  description = "What linked components say of themselves, by their names in the blueprint."
  type = map(object({
    capacity_provider_name = string
  }))
  default  = {}
  nullable = false
}
