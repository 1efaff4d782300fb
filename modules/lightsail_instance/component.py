"""Lightsail instances: one node with an address that stays, or several behind a `lightsail_load_balancer`.

Nodes run Amazon Linux 2023 unless `os` names another image of Lightsail, an application such as `wordpress` too, in the
plan that `bundle` names. They are spread over the Availability Zones a, b and c of the Region (`zones` names others)
and called after them: `a`, `b`, `c`, then `a2`. One more node is added at the end and disturbs no other.

Alone, a node has a static address and is open at ports 80 and 443. Behind a load balancer it has neither: requests come
through the Lightsail network, for which its firewall is no obstacle, and nothing on the internet can reach it. `ports`
opens what else is needed, to everyone or to `cidrs`. SSH is closed; `browser_ssh: true` lets in the SSH client of the
Lightsail console, and `ports: {ssh: {port: 22, cidrs: [203.0.113.7/32]}}` an address of yours. SSH for all is refused.
Log in with the key pair of the Region, one that exists (`key_pair`), or one made of a `public_key`; a private key is
never made here, as it would stand in the state. Nodes have IPv4 addresses; `ipv6: true` adds others, and what may reach
those is said by `ipv6_cidrs`.

`user_data` is run once, when a node starts for the first time. A change of it, of `os`, `bundle` or the key replaces
every node at once, disks and automatic snapshots with them. tfgen stops such a change. To go ahead without a pause, add
a second `lightsail_instance` to the load balancer and take the first one out when the second is healthy.

A snapshot is taken every day at `snapshot_time`; Lightsail keeps the last seven. `buckets: ["${files.bucket}"]` lets
the nodes read and write a `lightsail_bucket` without keys.
"""

import hashlib
import ipaddress
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from generator import component
from generator.component import (
    Cidr,
    Link,
    Module,
    Output,
    Place,
    Problem,
    Stateful,
    Text,
    derived,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import LIGHTSAIL_LOAD_BALANCER, LightsailNodes
from generator.regions import LIGHTSAIL, check_region
from generator.settings import check_environment

from .system import check_bundle, check_os, ending_of, is_windows, letters_of, places

_Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
# https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_AttachInstancesToLoadBalancer.html
_MOST_NODES = 20
_LOGINS = {22: "SSH", 3389: "RDP"}
_EVERYONE = ("0.0.0.0/0", "::/0")


def _ipv6_block(block: str) -> str:
    try:
        return str(ipaddress.IPv6Network(block))
    except ValueError:
        raise problem(f"must be an IPv6 address block, not {shown(block)}", "write it as 2001:db8::/48") from None


class Port(component.Inputs):
    """What of the internet may connect to a port, or to a range of them."""

    port: int = variable(..., "Port, the first one of a range.", ge=1, le=65535, known=True)
    to_port: int | None = variable(None, "Last port of a range.", ge=1, le=65535, known=True)
    protocol: Literal["tcp", "udp"] = variable("tcp", "Protocol.")
    cidrs: list[Cidr] = variable(["0.0.0.0/0"], "IPv4 blocks that may connect.")
    ipv6_cidrs: list[Annotated[str, AfterValidator(_ipv6_block)]] = variable([], "IPv6 blocks that may connect.")

    @property
    def logins(self) -> list[str]:
        """The ways to log in that are open to everyone."""
        is_open = any(cidr in _EVERYONE for cidr in [*self.cidrs, *self.ipv6_cidrs])
        last = self.port if self.to_port is None else self.to_port
        return [name for port, name in _LOGINS.items() if is_open and self.port <= port <= last]


def _time(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch("([01][0-9]|2[0-3]):00", value):
        raise problem(f"must be a full hour in UTC, in quotes, not {shown(value)}", 'write it as "04:00"')
    return value


class Inputs(component.Inputs):
    os: Annotated[str, AfterValidator(check_os)] = structure("amazon_linux_2023", "Image the nodes start from.")
    bundle: Annotated[str, AfterValidator(check_bundle)] = structure(
        "small_3_0", "Plan that says how much memory, processor and storage there is."
    )
    nodes: int = structure(1, "How many instances there are.", ge=1, le=_MOST_NODES)
    zones: list[Annotated[str, Field(pattern="^[a-f]$")]] = structure(
        [], "Letters of the Availability Zones, in turn; a, b and c in most Regions."
    )
    user_data: str | None = variable(None, "Script that is run when a node starts for the first time.")
    static_address: bool | None = structure(
        None, "Whether each node keeps its address; by default where there is no load balancer."
    )
    ports: dict[_Key, Port] | None = structure(
        None, "Ports that are open to the internet, by name; by default 80 and 443 where there is no load balancer."
    )
    browser_ssh: bool = structure(False, "Whether the SSH client of the Lightsail console may connect.")
    ipv6: bool = structure(False, "Whether the nodes have IPv6 addresses too.")
    key_pair: str | None = variable(None, "Name of a key pair of Lightsail that exists already.")
    public_key: str | None = variable(None, "Public key of a key pair to be made: ssh-rsa ...", known=True)
    snapshots: bool = structure(True, "Whether a snapshot is taken every day.")
    snapshot_time: Annotated[str, BeforeValidator(_time)] = variable("04:00", "Full hour in UTC it is taken at.")
    buckets: list[Text] = variable([], "Names of Lightsail buckets the nodes may read and write.")

    @field_validator("zones")
    @classmethod
    def _each_zone_once(cls, zones: list[str]) -> list[str]:
        if len(set(zones)) < len(zones):
            raise problem(
                "names a zone twice", "name each zone once; nodes beyond their number start again at the first"
            )
        return zones

    @field_validator("user_data")
    @classmethod
    def _nothing_secret(cls, script: str | None) -> str | None:
        try:
            check_environment({"user_data": script or ""})
        except PydanticCustomError:
            message = (
                "holds what looks like a secret: it stands in the state, and every program on the node can read it"
            )
            raise problem(message, "put the secret on the node after it was made, or take an ecs_service") from None
        return script

    @field_validator("ports")
    @classmethod
    def _no_login_for_all(cls, ports: dict[str, Port] | None) -> dict[str, Port] | None:
        for name, port in (ports or {}).items():
            if port.to_port is not None and port.to_port < port.port:
                raise problem(
                    f"{name} ends before it starts: {port.port} to {port.to_port}", "write the lower one first"
                )
            for login in port.logins:
                message = f"{name} opens {login} to everyone on the internet"
                raise problem(message, "name your own address under cidrs, or write browser_ssh: true")
        return ports

    # https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_ImportKeyPair.html
    @field_validator("public_key")
    @classmethod
    def _only_public(cls, key: str | None) -> str | None:
        if key is None:
            return None
        if "PRIVATE KEY" in key:
            raise problem("holds a private key, which would stand in the state", "write the public one: ssh-rsa ...")
        if not re.fullmatch(r"ssh-rsa [A-Za-z0-9+/]+=*( \S.*)?", key):
            message = "is not a public key that Lightsail takes"
            raise problem(message, "write one that starts with ssh-rsa, made by ssh-keygen -t rsa -b 4096")
        return key

    @property
    def wants_address(self) -> bool:
        """Whether addresses stay in any case."""
        return self.static_address is True

    @property
    def may_have_address(self) -> bool:
        """Whether addresses stay where there is no load balancer."""
        return self.static_address is not False

    @property
    def usual_ports(self) -> bool:
        """Whether nothing is said of ports."""
        return self.ports is None

    @property
    def has_rules(self) -> bool:
        """Whether somebody may connect in any case."""
        return bool(self.ports) or self.browser_ssh

    @property
    def has_buckets(self) -> bool:
        """Whether the nodes are let into buckets."""
        return bool(self.buckets)

    @property
    def makes_key(self) -> bool:
        """Whether there is a key pair of its own."""
        return self.public_key is not None

    @derived("Availability Zone of each node, by its key.")
    def instances(self, place: Place) -> dict[str, str]:
        return places(place.region, letters_of(place.region, self.zones), self.nodes)

    @derived("Image the nodes start from.")
    def blueprint_id(self, _place: Place) -> str:
        return self.os

    @derived("Plan of each node.")
    def bundle_id(self, _place: Place) -> str:
        return self.bundle

    @derived("Ports that are open to the internet, by name.")
    def open_ports(self, place: Place) -> dict[str, Port] | None:
        blocks = ["::/0"] if self.ipv6 else []
        usual = {name: Port(port=port, ipv6_cidrs=blocks) for name, port in (("http", 80), ("https", 443))}
        usual = {} if "load_balancer" in place.linked else usual
        return (usual if self.ports is None else self.ports) or None


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    yield from check_region(place, "Lightsail", LIGHTSAIL)
    if inputs.key_pair is not None and inputs.public_key is not None:
        message = "public_key makes a key pair, and key_pair names another: a node has one"
        yield Problem("", ("public_key",), message, "leave out one of the two")
    if is_windows(inputs.os) != ("_win" in inputs.bundle):
        kind = "a plan with a licence" if is_windows(inputs.os) else "a plan without one"
        example = "medium_win_3_0" if is_windows(inputs.os) else "small_3_0"
        message = f"bundle {inputs.bundle} does not go with os {inputs.os}, which needs {kind}"
        yield Problem("", ("bundle" if "bundle" in inputs.model_fields_set else "os",), message, f"such as {example}")
    if (ending := ending_of(place.region)) != "_3_0" and inputs.bundle.endswith("_3_0"):
        message = f"bundle cannot be {inputs.bundle}: Lightsail has no plan of that name in {place.region}"
        yield Problem("", ("bundle",), message, f"write bundle: {inputs.bundle.removesuffix('_3_0')}{ending}")
    if "_ipv6" in inputs.bundle:
        message = f"bundle cannot be {inputs.bundle}: its nodes have no IPv4 address, and the ones here do"
        yield Problem("", ("bundle",), message, f"write bundle: {inputs.bundle.replace('_ipv6', '')}")
    for name, port in (inputs.ports or {}).items():
        if port.ipv6_cidrs and not inputs.ipv6:
            message = f"ports.{name}.ipv6_cidrs has no use: the nodes have no IPv6 addresses"
            yield Problem("", ("ports", name, "ipv6_cidrs"), message, "add ipv6: true")
    if "snapshot_time" in inputs.model_fields_set and not inputs.snapshots:
        yield Problem(
            "", ("snapshot_time",), "snapshot_time has no use with snapshots: false", "leave out one of the two"
        )


def _sends(inputs: Any, _linked: frozenset[str]) -> Mapping[str, LightsailNodes]:
    return {"": LightsailNodes.model_construct(nodes=inputs.nodes)}


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    """https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/lightsail/instance.go"""
    script = hashlib.sha256(str(inputs.user_data or "").encode()).hexdigest()[:12]
    key = inputs.key_pair or inputs.public_key
    return {"name": place.name, "os": inputs.os, "bundle": inputs.bundle, "user_data": script, "key": key}


MODULE = Module(
    inputs=Inputs,
    links={
        "load_balancer": Link(
            LIGHTSAIL_LOAD_BALANCER,
            "The load balancer its nodes stand behind; false for none.",
            ("load_balancer_name",),
            required=False,
            sends=_sends,
        )
    },
    outputs={
        "addresses": Output("local.addresses", "IPv4 address of each node.", "map(string)", shown=True),
        "private_addresses": Output(
            "{ for key, node in aws_lightsail_instance.this : key => node.private_ip_address }",
            "Address of each node in the Lightsail network.",
            "map(string)",
        ),
        "instance_names": Output(
            "{ for key, node in aws_lightsail_instance.this : key => node.name }",
            "What Lightsail calls each node.",
            "map(string)",
        ),
    },
    stateful=(Stateful("aws_lightsail_instance.this", _fixed),),
    name_limit=63,
    check=_check,
)
