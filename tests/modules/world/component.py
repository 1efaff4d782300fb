"""Something that lives in one Region and reaches into all others, for tests."""

from generator import component
from generator.component import Link, Module, Output
from generator.interfaces import HTTP_ORIGIN, NETWORK


class Inputs(component.Inputs):
    """Nothing is asked."""


MODULE = Module(
    inputs=Inputs,
    outputs={"id": Output("terraform_data.this.id", "What it is known as.")},
    links={
        "origin": Link(HTTP_ORIGIN, "Where requests go.", ("url",), across_regions=True),
        "network": Link(NETWORK, "A network beside it.", ("vpc_id",), required=False),
    },
    region="us-east-1",
)
