"""A workload that runs nothing, with an input of every kind, for tests."""

from collections.abc import Mapping
from typing import Literal

from generator import component
from generator.component import (
    Cidr,
    Duration,
    Gigabytes,
    Link,
    Load,
    LogRetention,
    Module,
    Output,
    Text,
    Workload,
    structure,
    variable,
)
from generator.interfaces import HTTP_ORIGIN, NETWORK, Target


class Scale(component.Inputs):
    """How many there are."""

    min: int = variable(1, "Fewest copies.", ge=0, le=10)
    max: int = variable(2, "Most copies.", ge=1, le=10)


class Rule(component.Inputs):
    """One of several entries."""

    name: str = variable(..., "Name of the rule.")
    port: int = variable(..., "Port it opens.", ge=1, le=65535)


class Inputs(component.Inputs):
    text: str = variable("", "Any text.")
    code: str = variable("a-1", "Letters and digits.", pattern=r"^[a-z]+-[0-9]+$", max_length=10)
    size: int = variable(1, "Any size.", ge=1, le=10)
    ratio: float = variable(0.5, "Any ratio.", gt=0, lt=1)
    fast: bool = variable(False, "Whether it is fast.")
    mode: Literal["on_demand", "spot", "mixed"] = structure("spot", "How it is paid.")
    notes: list[Text] = variable([], "Texts, one after the other.", max_length=3)
    subnets: list[str] = variable([], "IDs of subnets.")
    titles: dict[str, str] = structure({}, "Texts by any key, printed by the template.")
    environment: dict[str, Text] = variable({}, "Environment variables.", known=True)
    secrets: dict[str, Text] = variable({}, "Secrets by the environment variable that takes them.", known=True)
    scale: Scale = variable(Scale(), "How many there are.")
    rules: list[Rule] = variable([], "Entries with names.")
    wait: Duration = variable(30, "Time to wait, in seconds.")
    disk: Gigabytes = variable(20, "Size of the disk in GiB.")
    keep: LogRetention = variable(365, "Days logs are kept.")
    block: Cidr | None = variable(None, "An address block.")
    paths: list[str] = structure([], "Paths it answers to at the hub.")


def _targets(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Target]:
    return {"": Target(port=80, paths=inputs.paths)}


MODULE = Module(
    inputs=Inputs,
    outputs={
        "echo": Output("jsonencode(terraform_data.this.output)", "All that was said, as JSON.", shown=True),
        "port": Output("80", "Port it answers on.", "number"),
        "list": Output("var.notes", "The notes.", "list(string)"),
        "by_key": Output("var.environment", "The environment.", "map(string)"),
        "group_id": Output("aws_security_group.this.id", "ID of the security group.", link="network"),
        "spot_only": Output("var.text", "There for spot alone.", when=lambda inputs: inputs.mode == "spot"),
    },
    links={
        "network": Link(NETWORK, "Where it runs.", ("vpc_id",), required=False),
        "hub": Link(HTTP_ORIGIN, "Who sends it requests.", ("target_group_arn",), False, _targets, inbound=True),
    },
    workload=Workload(mounts="volumes", load=lambda inputs: Load(inputs.scale.max, connections=5)),
    security_group="group_id",
    port="port",
    name_limit=32,
)
