# Rendered by tfgen 0.1.0 from the blueprint default: module alarms.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 63
    error_message = "The name must have 63 characters at most."
  }
}

variable "email" {
  description = "E-mail addresses that hear of alarms, once they have confirmed it."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "webhooks" {
  description = "Name -> HTTPS address of an on-call service that confirms the subscription by itself."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "notify_ok" {
  description = "Send a message when an alarm is over, too."
  type        = bool
  default     = true
  nullable    = false
}

variable "thresholds" {
  description = "Alarm -> threshold, instead of the one its component asks for."
  type        = map(number)
  default     = {}
  nullable    = false
}

variable "mute" {
  description = "Alarms that are left out."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "layout" {
  description = "Where the dashboard shows what, on a grid of 24 columns."
  type = object({
    states = list(object({
      y      = number
      height = number
      alarms = list(string)
    }))
    headings = map(number)
    graphs = map(object({
      x = number
      y = number
    }))
  })
  nullable = false
}

variable "alarms" {
  description = "What linked components say of themselves, by their names in the blueprint."
  type = map(object({
    description = string
    metrics = map(object({
      namespace  = string
      name       = string
      statistic  = optional(string, "Average")
      dimensions = map(string)
    }))
    expression   = optional(string, "")
    comparison   = optional(string, "GreaterThanThreshold")
    threshold    = number
    period       = optional(number, 60)
    evaluations  = optional(number, 5)
    missing_data = optional(string, "notBreaching")
  }))
  default  = {}
  nullable = false
}
