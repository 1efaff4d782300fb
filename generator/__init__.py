"""tfgen: short YAML blueprints in, plain and proven Terraform for AWS out."""

__version__ = "0.1.0"
