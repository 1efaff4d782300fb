# Rendered by tfgen 0.1.0 from the blueprint partners: module sns.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 70
    error_message = "The name must have 70 characters at most."
  }
}

variable "display_name" {
  description = "Who e-mails come from."
  type        = string
  default     = null

  validation {
    condition     = var.display_name == null ? true : can(regex("^[^\\s]([ -~]{0,98}[^\\s])?$", var.display_name))
    error_message = "display_name must match the pattern ^[^\\s]([ -~]{0,98}[^\\s])?$."
  }
}

variable "email" {
  description = "E-mail addresses that get the messages, once they have confirmed it."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "https" {
  description = "Name -> HTTPS address that confirms the subscription by itself, or more."
  type = map(object({
    url       = string
    filter    = optional(string)
    filter_on = optional(string, "attributes")
    raw       = optional(bool, false)
    retry = optional(object({
      count     = optional(number, 10)
      min_delay = optional(number, 20)
      max_delay = optional(number, 300)
      backoff   = optional(string, "exponential")
    }), {})
    max_per_second = optional(number)
  }))
  default  = {}
  nullable = false
}

variable "queues" {
  description = "Name -> ARN of an SQS queue that lets the topic send, or more."
  type = map(object({
    arn       = string
    filter    = optional(string)
    filter_on = optional(string, "attributes")
    raw       = optional(bool, false)
  }))
  default  = {}
  nullable = false
}

variable "keep_dead" {
  description = "Days a message is kept that could not be delivered."
  type        = number
  default     = 14
  nullable    = false

  validation {
    condition     = var.keep_dead <= 14
    error_message = "keep_dead must be at most 14."
  }
}
