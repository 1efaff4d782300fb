# Rendered by tfgen 0.1.0 from the blueprint ids: module existing_vpc.

output "vpc_id" {
  description = "ID of the VPC."
  value       = var.vpc_id
}

output "vpc_cidr" {
  description = "IPv4 block of the VPC."
  value       = var.cidr
}

output "public_subnet_ids" {
  description = "IDs of the public subnets."
  value       = var.public_subnet_ids
}

output "private_subnet_ids" {
  description = "IDs of the private subnets."
  value       = var.private_subnet_ids
}

output "database_subnet_ids" {
  description = "IDs of the database subnets."
  value       = var.database_subnet_ids
}

output "public_subnets" {
  description = "IDs of the public subnets, by themselves."
  value       = { for id in var.public_subnet_ids : id => id }
}

output "private_subnets" {
  description = "IDs of the private subnets, by themselves."
  value       = { for id in var.private_subnet_ids : id => id }
}
