# Rendered by tfgen 0.1.0 from the blueprint three-zones: module vpc.

variable "name" {
  description = "Name of what is created here, and the start of longer ones."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 54
    error_message = "The name must have 54 characters at most."
  }
}

variable "cidr" {
  description = "IPv4 block of the VPC, from a /16 to a /22."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false
}

variable "flow_log_retention" {
  description = "Days the flow logs are kept."
  type        = number
  default     = 365
  nullable    = false
}

variable "public_subnets" {
  description = "IPv4 blocks of the public subnets, by letter of their Availability Zone."
  type        = map(string)
  nullable    = false
}

variable "private_subnets" {
  description = "IPv4 blocks of the private subnets, by letter of their Availability Zone."
  type        = map(string)
  nullable    = false
}

variable "database_subnets" {
  description = "IPv4 blocks of the database subnets, by letter of their Availability Zone."
  type        = map(string)
  nullable    = false
}

variable "nat_zones" {
  description = "Letters of the Availability Zones that have a NAT gateway."
  type        = list(string)
  nullable    = false
}

variable "nat_by_zone" {
  description = "Letter of the zone whose NAT gateway each zone goes out through."
  type        = map(string)
  nullable    = false
}

variable "interface_endpoints" {
  description = "Services with an endpoint of their own in the private subnets."
  type        = list(string)
  nullable    = false
}
