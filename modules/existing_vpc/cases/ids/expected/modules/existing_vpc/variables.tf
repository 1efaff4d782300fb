# Rendered by tfgen 0.1.0 from the blueprint ids: module existing_vpc.

variable "vpc_id" {
  description = "ID of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-f]{8,17}$", var.vpc_id))
    error_message = "vpc_id must match the pattern ^vpc-[0-9a-f]{8,17}$."
  }
}

variable "cidr" {
  description = "IPv4 block of the VPC."
  type        = string
  nullable    = false
}

variable "public_subnet_ids" {
  description = "IDs of subnets with a route to an internet gateway."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "private_subnet_ids" {
  description = "IDs of subnets for workloads."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "database_subnet_ids" {
  description = "IDs of subnets for databases."
  type        = list(string)
  default     = []
  nullable    = false
}
