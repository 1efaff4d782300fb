# Rendered by tfgen 0.1.0 from the blueprint default: module lightsail_instance.

output "addresses" {
  description = "IPv4 address of each node."
  value       = local.addresses
}

output "private_addresses" {
  description = "Address of each node in the Lightsail network."
  value       = { for key, node in aws_lightsail_instance.this : key => node.private_ip_address }
}

output "instance_names" {
  description = "What Lightsail calls each node."
  value       = { for key, node in aws_lightsail_instance.this : key => node.name }
}
