"""Something that holds data and may be used, for tests."""

from collections.abc import Iterator

from generator import component
from generator.component import (
    Access,
    Link,
    Module,
    Mount,
    Output,
    Place,
    Problem,
    Stateful,
    Statement,
    structure,
)
from generator.interfaces import NETWORK


class Inputs(component.Inputs):
    locked: bool = structure(True, "Whether a password is needed.")


def _check(_inputs: Inputs, place: Place) -> Iterator[Problem]:
    most = sum(user.load.copies * user.load.connections for user in place.users)
    if most > 15:
        names = ", ".join(f"{user.component} ({user.level})" for user in place.users)
        message = f"it takes 15 connections, and {names} may open {most}"
        yield Problem("", ("module",), message, "let fewer of them run", "warning", "https://example.com/limits")


_SETTINGS = {"HOST": "{host}", "PORT": "{port}"}
_PASSWORD = Statement(("secretsmanager:GetSecretValue",), ("{password_arn}",))

MODULE = Module(
    inputs=Inputs,
    outputs={
        "arn": Output("terraform_data.this.id", "ARN of the store."),
        "host": Output("terraform_data.this.id", "Address of the store."),
        "port": Output("1234", "Port of the store.", "number"),
        "group_id": Output("aws_security_group.this.id", "ID of the security group."),
        "password_arn": Output("terraform_data.this.id", "ARN of the password.", when=lambda inputs: inputs.locked),
    },
    links={"network": Link(NETWORK, "Where it is.", ("vpc_id",))},
    accesses={
        "read": Access(
            "Reads.",
            (Statement(("store:Get",), ("{arn}/*",)), Statement(("store:List",), ("{arn}",))),
            _SETTINGS,
            {"PASSWORD": "{password_arn}"},
            (_PASSWORD,),
        ),
        "read-write": Access("Reads and writes.", (Statement(("store:*",), ("{arn}", "{arn}/*")),), _SETTINGS),
        "files": Access("Mounts its files.", mount=Mount("{arn}", "{host}", read_only=True)),
        "pictures": Access("Mounts its pictures.", mount=Mount("{arn}", "{host}", "/srv/pictures")),
    },
    check=_check,
    security_group="group_id",
    port="port",
    stateful=(Stateful("terraform_data.this"),),
    moved={"terraform_data.first": "terraform_data.store", "terraform_data.store": "terraform_data.this"},
)
