"""The one provider of an interface that nothing else provides, for tests."""

from generator import component
from generator.component import Interface, Module, Offer, Output


class Inputs(component.Inputs):
    pass


MODULE = Module(
    inputs=Inputs,
    provides=(Interface("vault", {"vault_id": Offer("ID of the vault.")}),),
    outputs={"vault_id": Output("terraform_data.this.id", "ID of the vault.")},
    name_limit=0,
)
