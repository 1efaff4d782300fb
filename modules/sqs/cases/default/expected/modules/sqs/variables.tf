# Rendered by tfgen 0.1.0 from the blueprint jobs: module sqs.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 70
    error_message = "The name must have 70 characters at most."
  }
}

variable "visibility" {
  description = "Time a message stays hidden while it is worked on, in seconds."
  type        = number
  default     = 300
  nullable    = false

  validation {
    condition     = var.visibility <= 43200
    error_message = "visibility must be at most 43200."
  }
}

variable "retention" {
  description = "Days a message is kept that nobody deletes."
  type        = number
  default     = 4
  nullable    = false

  validation {
    condition     = var.retention <= 14
    error_message = "retention must be at most 14."
  }
}

variable "receives" {
  description = "Times a message is handed out before it counts as dead."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.receives >= 1
    error_message = "receives must be at least 1."
  }

  validation {
    condition     = var.receives <= 1000
    error_message = "receives must be at most 1000."
  }
}

variable "keep_dead" {
  description = "Days a dead message is kept."
  type        = number
  default     = 14
  nullable    = false

  validation {
    condition     = var.keep_dead <= 14
    error_message = "keep_dead must be at most 14."
  }
}

variable "delay" {
  description = "Time a new message waits before it is handed out, in seconds."
  type        = number
  default     = null

  validation {
    condition     = var.delay == null ? true : var.delay <= 900
    error_message = "delay must be at most 900."
  }
}

variable "wait" {
  description = "Time a request for messages waits for one, in seconds."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.wait <= 20
    error_message = "wait must be at most 20."
  }
}

variable "largest_message" {
  description = "Size of the largest message in bytes."
  type        = number
  default     = 262144
  nullable    = false

  validation {
    condition     = var.largest_message >= 1024
    error_message = "largest_message must be at least 1024."
  }

  validation {
    condition     = var.largest_message <= 262144
    error_message = "largest_message must be at most 262144."
  }
}

variable "topics" {
  description = "Name -> ARN of an SNS topic whose messages it gets."
  type        = map(string)
  default     = {}
  nullable    = false
}
