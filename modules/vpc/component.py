"""A VPC over one to three Availability Zones, with public, private and database subnets in each.

Load balancers and NAT gateways live in the public subnets, workloads in the private ones, and the database subnets
have no route to the internet at all. The default plan of a /16 gives zone X the blocks `.X.0/24` (public), `.1X.0/24`
(private) and `.2X.0/24` (database). Traffic is recorded in flow logs, and the default security group lets nothing
through.

Endpoints keep traffic to AWS services off the NAT gateways: `s3` and `dynamodb` are gateway endpoints and cost
nothing, all others (`ecr.api`, `ecr.dkr`, `logs`, `secretsmanager` ...) are interface endpoints, priced by the hour
and zone. Where there is somebody to hear of alarms, NAT gateways that run out of ports or lose packets raise one.
"""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network
from itertools import islice, product
from typing import Literal

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import (
    Cidr,
    Link,
    LogRetention,
    Module,
    Output,
    Place,
    Problem,
    derived,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, NETWORK, Alarm

from .advice import crowding, dead_ends, single_points, too_few_zones
from .alarms import alarms

# Zones an account has in Regions where they are not simply a, b and c.
# https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
_ZONES = {"ap-northeast-1": "acd", "ca-central-1": "abd", "us-west-1": "ac"}
_GATEWAYS = ("s3", "dynamodb")
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
_SMALLEST_PUBLIC = 27
_OFFSETS = {"public": 0, "private": 10, "database": 20}


class Inputs(component.Inputs):
    cidr: Cidr = variable("10.0.0.0/16", "IPv4 block of the VPC, from a /16 to a /22.", known=True)
    azs: int = structure(2, "Availability Zones to use, the first ones of the Region.", ge=1, le=3)
    zones: list[Literal["a", "b", "c", "d", "e", "f"]] | None = structure(
        None, "Letters of the Availability Zones, where the first ones will not do.", min_length=1, max_length=3
    )
    nat: Literal["none", "single", "per_az"] = structure(
        "single", "NAT gateways: none, a single one that all zones depend on, or one per zone."
    )
    public_blocks: list[Cidr] | None = structure(
        None, "Blocks of the public subnets, one per zone, instead of the default plan."
    )
    private_blocks: list[Cidr] | None = structure(
        None, "Blocks of the private subnets, one per zone, instead of the default plan."
    )
    database_blocks: list[Cidr] | None = structure(
        None, "Blocks of the database subnets, one per zone, instead of the default plan."
    )
    endpoints: list[str] = structure(["s3"], "AWS services reached inside the VPC, by the names endpoints have.")
    flow_logs: bool = structure(True, "Record who talks to whom in CloudWatch Logs.")
    flow_log_retention: LogRetention = variable(365, "Days the flow logs are kept.")

    @field_validator("cidr")
    @classmethod
    def _size_aws_takes(cls, cidr: str) -> str:
        if not 16 <= IPv4Network(cidr).prefixlen <= 22:
            message = "AWS takes no larger one, and a smaller has no room for subnets"
            raise problem(f"must be between a /16 and a /22, not {cidr}: {message}", "such as 10.0.0.0/16")
        return cidr

    @field_validator("zones")
    @classmethod
    def _zones_once(cls, zones: list[str] | None) -> list[str] | None:
        if zones and len(set(zones)) < len(zones):
            raise problem("names a zone twice", "name each zone once")
        return zones

    @field_validator("endpoints")
    @classmethod
    def _endpoint_names(cls, endpoints: list[str]) -> list[str]:
        for name in endpoints:
            if not name or set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789.-_"):
                hint = "such as s3, ecr.api, ecr.dkr, logs or secretsmanager"
                raise problem(f"{shown(name)} is not the name of an endpoint", hint)
        if len(set(endpoints)) < len(endpoints):
            raise problem("names a service twice", "name each service once")
        return endpoints

    @field_validator("public_blocks", "private_blocks", "database_blocks")
    @classmethod
    def _blocks_fit(cls, blocks: list[str] | None, info: ValidationInfo) -> list[str] | None:
        for number, block in enumerate(blocks or []):
            if not 16 <= IPv4Network(block).prefixlen <= 28:
                hint = "such as 10.0.1.0/24"
                raise problem(f"holds {block}, not between a /16 and a /28, the sizes AWS takes for a subnet", hint)
            if info.field_name == "public_blocks" and IPv4Network(block).prefixlen > _SMALLEST_PUBLIC:
                reason = "load balancers live there, and AWS puts none into a subnet of less"
                raise problem(f"holds {block}, smaller than a /{_SMALLEST_PUBLIC}: {reason}", "such as 10.0.1.0/24")
            vpc = info.data.get("cidr")
            if vpc and not IPv4Network(block).subnet_of(IPv4Network(vpc)):
                hint = "choose a block inside it, or a larger cidr"
                raise problem(f"holds {block}, which is not inside the VPC's block {vpc}", hint)
            others = [(f"{tier}_blocks", other) for tier in _OFFSETS for other in info.data.get(f"{tier}_blocks") or []]
            for field, other in [*others, *((info.field_name, earlier) for earlier in (blocks or [])[:number])]:
                if IPv4Network(block).overlaps(IPv4Network(other)):
                    hint = "give each subnet a block of its own"
                    raise problem(f"holds {block}, which overlaps {other} of {field}", hint)
        return blocks

    def letters(self, region: str) -> list[str]:
        """The zones in use, as letters."""
        return list(self.zones or _ZONES.get(region, "abc")[: self.azs])

    def tier(self, tier: str, place: Place) -> dict[str, str]:
        """The blocks of one tier's subnets, by letter of their zone."""
        letters = self.letters(place.region)
        blocks = getattr(self, f"{tier}_blocks") or [
            str(block) for block in _default_blocks(self.cidr, tier, len(letters))
        ]
        return dict(zip(letters, blocks, strict=True))

    @derived("IPv4 blocks of the public subnets, by letter of their Availability Zone.")
    def public_subnets(self, place: Place) -> dict[str, str]:
        return self.tier("public", place)

    @derived("IPv4 blocks of the private subnets, by letter of their Availability Zone.")
    def private_subnets(self, place: Place) -> dict[str, str]:
        return self.tier("private", place)

    @derived("IPv4 blocks of the database subnets, by letter of their Availability Zone.")
    def database_subnets(self, place: Place) -> dict[str, str]:
        return self.tier("database", place)

    @derived("Letters of the Availability Zones that have a NAT gateway.")
    def nat_zones(self, place: Place) -> list[str] | None:
        return {"none": None, "single": self.letters(place.region)[:1], "per_az": self.letters(place.region)}[self.nat]

    @derived("Letter of the zone whose NAT gateway each zone goes out through.")
    def nat_by_zone(self, place: Place) -> dict[str, str] | None:
        letters = self.letters(place.region)
        return {"none": None, "single": dict.fromkeys(letters, letters[0]), "per_az": {zone: zone for zone in letters}}[
            self.nat
        ]

    @property
    def gateway_endpoints(self) -> list[str]:
        """Services with an endpoint in the route tables."""
        return [name for name in self.endpoints if name in _GATEWAYS]

    @derived("Services with an endpoint of their own in the private subnets.")
    def interface_endpoints(self, _place: Place) -> list[str] | None:
        return [name for name in self.endpoints if name not in _GATEWAYS] or None

    @property
    def has_interface_endpoints(self) -> bool:
        """Whether there is any endpoint with an address."""
        return any(name not in _GATEWAYS for name in self.endpoints)


def _default_blocks(cidr: str, tier: str, count: int) -> list[IPv4Network]:
    """The plan of a /16, a 24 for each subnet; smaller blocks are cut into 32 parts, used in the same order."""
    network = IPv4Network(cidr)
    first = 1 + _OFFSETS[tier]
    return list(islice(network.subnets(new_prefix=max(24, network.prefixlen + 5)), first, first + count))


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    """What only the zones of the Region decide: how many blocks are needed, and where the default plan lies."""
    letters = inputs.letters(place.region)
    if not inputs.zones and len(letters) < inputs.azs:
        message = f"azs cannot be {inputs.azs}: {place.region} has {len(letters)} Availability Zones to choose from"
        yield Problem("", ("azs",), message, f"write azs: {len(letters)}")
    given = {tier: blocks for tier in _OFFSETS if (blocks := getattr(inputs, f"{tier}_blocks")) is not None}
    for tier, blocks in given.items():
        if len(blocks) != len(letters):
            message = (
                f"{tier}_blocks must have one block for each of {len(letters)} Availability Zones, not {len(blocks)}"
            )
            yield Problem("", (f"{tier}_blocks",), message, f"the zones are {', '.join(letters)}")
        for other in (tier for tier in _OFFSETS if tier not in given):
            for block, planned in product(blocks, _default_blocks(inputs.cidr, other, len(letters))):
                if IPv4Network(block).overlaps(planned):
                    message = f"{tier}_blocks holds {block}, which overlaps {planned}, planned for the {other} subnets"
                    yield Problem(
                        "", (f"{tier}_blocks",), message, f"choose another block, or write {other}_blocks too"
                    )
    blocks = {tier: list(inputs.tier(tier, place).values()) for tier in _OFFSETS if not _mistaken(given, tier, letters)}
    yield from crowding(place, blocks, len(inputs.interface_endpoints.compute(inputs, place) or ()))
    yield from too_few_zones(place, len(letters))
    yield from single_points(place, len(letters), inputs.nat)
    yield from dead_ends(place, inputs.nat, inputs.endpoints)


def _mistaken(given: Mapping[str, list[str]], tier: str, letters: list[str]) -> bool:
    return tier in given and len(given[tier]) != len(letters)


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return alarms({"none": 0, "single": 1, "per_az": len(inputs.zones or ()) or inputs.azs}[inputs.nat])


MODULE = Module(
    inputs=Inputs,
    provides=(NETWORK,),
    links={
        "alarms": Link(
            ALARM_SINK,
            "Who hears of NAT gateways in trouble.",
            required=False,
            sends=_alarms,
            when=lambda inputs: inputs.nat != "none",
        )
    },
    outputs={
        "vpc_id": Output("aws_vpc.this.id", "ID of the VPC."),
        "vpc_cidr": Output("aws_vpc.this.cidr_block", "IPv4 block of the VPC."),
        "public_subnet_ids": Output("values(aws_subnet.public)[*].id", "IDs of the public subnets.", "list(string)"),
        "private_subnet_ids": Output("local.private_subnet_ids", "IDs of the private subnets.", "list(string)"),
        "database_subnet_ids": Output(
            "values(aws_subnet.database)[*].id", "IDs of the database subnets.", "list(string)"
        ),
        "public_subnets": Output(
            "{ for zone, subnet in aws_subnet.public : zone => subnet.id }",
            "IDs of the public subnets, by letter of their Availability Zone.",
            "map(string)",
        ),
        "private_subnets": Output(
            "{ for zone, subnet in aws_subnet.private : zone => subnet.id }",
            "IDs of the private subnets, by letter of their Availability Zone.",
            "map(string)",
        ),
        "nat_addresses": Output(
            "values(aws_eip.nat)[*].public_ip",
            "Public addresses the private subnets are seen under outside.",
            "list(string)",
            when=lambda inputs: inputs.nat != "none",
            shown=True,
        ),
        "nat_gateway_ids": Output(
            "{ for index, gateway in values(aws_nat_gateway.this) : index + 1 => gateway.id }",
            "IDs of the NAT gateways, by number.",
            "map(string)",
            when=lambda inputs: inputs.nat != "none",
        ),
    },
    remedies={"CKV2_AWS_11": "flow_logs: true", "CKV_AWS_338": "flow_log_retention: 365d"},
    name_limit=54,
    check=_check,
)
