# Rendered by tfgen 0.1.0 from the blueprint archive: module s3_bucket.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 45
    error_message = "The name must have 45 characters at most."
  }
}

variable "force_destroy" {
  description = "Let destroying the bucket delete the objects in it."
  type        = bool
  default     = false
  nullable    = false
}

variable "keep_old_versions" {
  description = "Days that replaced and deleted versions are kept."
  type        = number
  default     = 90
  nullable    = false
}

variable "abort_uploads_after" {
  description = "Days after which unfinished uploads are dropped."
  type        = number
  default     = 7
  nullable    = false
}

variable "keep_access_logs" {
  description = "Days that access logs are kept in the bucket made for them."
  type        = number
  default     = 365
  nullable    = false
}

variable "bucket" {
  description = "Name of the bucket."
  type        = string
  nullable    = false
}

variable "transitions" {
  description = "Storage class -> days until objects move to it."
  type        = map(number)
  nullable    = false
}

variable "expiration_days" {
  description = "Days until objects are deleted."
  type        = number
  nullable    = false
}

variable "expiration_days_under" {
  description = "Prefix -> days until objects under it are deleted."
  type        = map(number)
  nullable    = false
}

variable "readers" {
  description = "What linked components say of themselves, by their names in the blueprint."
  type = map(object({
    distribution_arn = string
  }))
  default  = {}
  nullable = false
}
