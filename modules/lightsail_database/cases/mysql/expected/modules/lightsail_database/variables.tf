# Rendered by tfgen 0.1.0 from the blueprint mysql: module lightsail_database.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 63
    error_message = "The name must have 63 characters at most."
  }
}

variable "database" {
  description = "Name of the first database."
  type        = string
  default     = "app"
  nullable    = false
}

variable "username" {
  description = "Name of the master user."
  type        = string
  default     = "dbadmin"
  nullable    = false
}

variable "password" {
  description = "First password of the master user, from a sensitive variable."
  type        = string
  nullable    = false
  sensitive   = true
}

variable "public" {
  description = "Let what is outside of Lightsail connect, too."
  type        = bool
  default     = false
  nullable    = false
}

variable "backups" {
  description = "Back up daily; without, all automatic backups are deleted."
  type        = bool
  default     = true
  nullable    = false
}

variable "backup_window" {
  description = "When the daily backup is made, in UTC."
  type        = string
  default     = "03:00-03:30"
  nullable    = false
}

variable "maintenance_window" {
  description = "When AWS may patch and restart the database, in UTC."
  type        = string
  default     = "sun:05:00-sun:05:30"
  nullable    = false
}

variable "apply_immediately" {
  description = "Make changes at once instead of in the maintenance window."
  type        = bool
  default     = false
  nullable    = false
}

variable "final_snapshot" {
  description = "Take a last snapshot when the database is deleted."
  type        = bool
  default     = true
  nullable    = false
}

variable "blueprint_id" {
  description = "Engine and version as Lightsail names them."
  type        = string
  nullable    = false
}

variable "bundle_id" {
  description = "Plan as Lightsail names it."
  type        = string
  nullable    = false
}
