"""tfgen: short YAML blueprints in, plain and proven Terraform for AWS out."""
