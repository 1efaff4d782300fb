"""Something that cannot do without a vault, for tests."""

from generator import component
from generator.component import Interface, Link, Module, Offer, Output


class Inputs(component.Inputs):
    pass


MODULE = Module(
    inputs=Inputs,
    outputs={"id": Output("terraform_data.this.id", "What Terraform calls it.")},
    links={"vault": Link(Interface("vault", {"vault_id": Offer("ID of the vault.")}), "What it opens.", ("vault_id",))},
    name_limit=0,
)
