"""A VPC that is there already, named by its ids; serves wherever a `vpc` does.

Nothing is created. Leave out the tiers your components do not use.
"""

from generator import component
from generator.component import Cidr, Module, Output, variable
from generator.interfaces import NETWORK


class Inputs(component.Inputs):
    vpc_id: str = variable(..., "ID of the VPC.", pattern=r"^vpc-[0-9a-f]{8,17}$")
    cidr: Cidr = variable(..., "IPv4 block of the VPC.")
    public_subnet_ids: list[str] = variable([], "IDs of subnets with a route to an internet gateway.")
    private_subnet_ids: list[str] = variable([], "IDs of subnets for workloads.")
    database_subnet_ids: list[str] = variable([], "IDs of subnets for databases.")


MODULE = Module(
    inputs=Inputs,
    provides=(NETWORK,),
    outputs={
        "vpc_id": Output("var.vpc_id", "ID of the VPC."),
        "vpc_cidr": Output("var.cidr", "IPv4 block of the VPC."),
        "public_subnet_ids": Output("var.public_subnet_ids", "IDs of the public subnets.", "list(string)"),
        "private_subnet_ids": Output("var.private_subnet_ids", "IDs of the private subnets.", "list(string)"),
        "database_subnet_ids": Output("var.database_subnet_ids", "IDs of the database subnets.", "list(string)"),
        "public_subnets": Output(
            "{ for id in var.public_subnet_ids : id => id }", "IDs of the public subnets, by themselves.", "map(string)"
        ),
        "private_subnets": Output(
            "{ for id in var.private_subnet_ids : id => id }",
            "IDs of the private subnets, by themselves.",
            "map(string)",
        ),
    },
    name_limit=0,
)
