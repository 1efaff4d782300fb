# Rendered by tfgen 0.1.0 from the blueprint three-zones: module vpc.

output "vpc_id" {
  description = "ID of the VPC."
  value       = aws_vpc.this.id
}

output "vpc_cidr" {
  description = "IPv4 block of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "IDs of the public subnets."
  value       = values(aws_subnet.public)[*].id
}

output "private_subnet_ids" {
  description = "IDs of the private subnets."
  value       = local.private_subnet_ids
}

output "database_subnet_ids" {
  description = "IDs of the database subnets."
  value       = values(aws_subnet.database)[*].id
}

output "public_subnets" {
  description = "IDs of the public subnets, by letter of their Availability Zone."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
}

output "private_subnets" {
  description = "IDs of the private subnets, by letter of their Availability Zone."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
}

output "nat_addresses" {
  description = "Public addresses the private subnets are seen under outside."
  value       = values(aws_eip.nat)[*].public_ip
}

output "nat_gateway_ids" {
  description = "IDs of the NAT gateways, by number."
  value       = { for index, gateway in values(aws_nat_gateway.this) : index + 1 => gateway.id }
}
