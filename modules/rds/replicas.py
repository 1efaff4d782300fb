"""Read replicas, the proxy and blue/green updates: what stands beside the database, and what does not go together."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator

from generator import component
from generator.component import Problem, problem, shown, variable

from .engine import ENGINES, check_instance_class

# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
_NO_PASSWORD = "RDS manages no password of a database with replicas or blue_green_update"
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments-considerations.html
# https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/db_instance#low-downtime-updates
_REFUSED = {
    "replicas": "Terraform makes no such update of a database with replicas",
    "proxy": "RDS makes no such update of a database behind a proxy",
}


def _key(name: str) -> str:
    """Of the 63 characters of an identifier, what the longest name of a component leaves."""
    if not re.fullmatch("[a-z][a-z0-9]{0,8}", name):
        hint = "write up to 9 lower-case letters and digits, a letter first"
        raise problem(f"cannot be {shown(name)}: it becomes part of the name of the replica", hint)
    return name


Key = Annotated[str, AfterValidator(_key)]


def _class(name: str | None) -> str | None:
    return name if name is None else check_instance_class(name)


class Replica(component.Inputs):
    """A copy of the database that is read only."""

    instance_class: Annotated[str | None, AfterValidator(_class)] = variable(
        None, "Size of the instance; that of the database when left out."
    )
    multi_az: bool = variable(False, "Keep a standby of the replica in another Availability Zone.")


def readers_of(replicas: Mapping[str, Any]) -> dict[str, str]:
    """Settings for those who read: the first replica is the usual one, and each goes by its name too."""
    hosts = {f"{name.upper()}_HOST": f"{{replica_endpoints.{name}}}" for name in replicas}
    return {"READER_HOST": next(iter(hosts.values())), **hosts} if hosts else {}


def check_together(inputs: Any) -> Iterator[Problem]:
    """What RDS, or the provider, does not take at once."""
    if inputs.blue_green_update and (inputs.replicas or inputs.proxy):
        other = "replicas" if inputs.replicas else "proxy"
        message = f"blue_green_update cannot be with {other}: {_REFUSED[other]}"
        yield Problem("", ("blue_green_update",), message, "leave one of them out")
    logical = str(inputs.parameters.get("rds.logical_replication", "0")) == "1"
    if inputs.blue_green_update and inputs.engine == "postgres" and inputs.major_upgrades is True and not logical:
        message = (
            "major_upgrades by blue_green_update copy the changes of PostgreSQL by logical replication, which is off"
        )
        hint = "apply parameters: {rds.logical_replication: 1} first, and restart the database"
        yield Problem("", ("major_upgrades",), message, hint)
    usual = ENGINES[inputs.engine].port
    if inputs.proxy and isinstance(inputs.port, int) and inputs.port != usual:
        message = f"port cannot be {inputs.port} with a proxy, which listens on {usual} only"
        yield Problem("", ("port",), message, "leave one of them out")
    for field in ("password_rotation", "password_version"):
        used = inputs.has_managed_password == (field == "password_rotation")
        if field in inputs.model_fields_set and not used:
            why = "RDS manages the password" if inputs.has_managed_password else _NO_PASSWORD
            yield Problem("", (field,), f"{field} has no effect: {why}", "leave it out")
