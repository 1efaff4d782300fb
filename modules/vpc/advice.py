"""What a network is too small for, and what one zone alone would take down."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network

from generator.component import Place, Problem
from generator.interfaces import NETWORK

# The first four addresses of a subnet and its last are AWS's own.
_KEPT = 5
_SIZES = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"
_ZONES = "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html"
_IMAGES = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html"
_NAT = "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"


def crowding(place: Place, blocks: Mapping[str, list[str]], endpoints: int) -> Iterator[Problem]:
    """Tiers with fewer addresses than those who live there take; `endpoints` are taken in each private subnet."""
    for tier, given in blocks.items():
        tenants = [
            item for item in place.attached.get(NETWORK.name, ()) if item.sent.subnets == tier and item.sent.copies
        ]
        taken = endpoints if tier == "private" else 0
        room = sum(IPv4Network(block).num_addresses - _KEPT - taken for block in given)
        wanted = sum(item.sent.copies for item in tenants)
        if wanted > room:
            names = ", ".join(f"{item.component} ({item.sent.copies})" for item in tenants)
            message = f"its {tier} subnets have {room} addresses to give, and {names} may take {wanted} at once"
            hint = f"larger {tier}_blocks, or a larger cidr; a deployment takes more for a while"
            yield Problem("", (f"{tier}_blocks",), message, hint, source=_SIZES)


def too_few_zones(place: Place, zones: int) -> Iterator[Problem]:
    """What AWS makes in several zones only."""
    asking = [item for item in place.attached.get(NETWORK.name, ()) if item.sent.zones > zones]
    if asking:
        most, names = max(item.sent.zones for item in asking), ", ".join(item.component for item in asking)
        message = f"it has {zones} Availability Zone, and AWS makes {names} in {most} at least"
        yield Problem("", ("azs",), message, f"write azs: {most}")


def single_points(place: Place, zones: int, nat: str) -> Iterator[Problem]:
    """What fails with one zone, where that is not to happen."""
    if not place.is_protected:
        return
    if zones == 1:
        message = "it has one Availability Zone: when that fails, everything in it does"
        yield Problem("", ("azs",), message, "write azs: 2 or more", "warning", _ZONES)
    elif nat == "single":
        message = "all zones go out through one NAT gateway: when its zone fails, none reaches the internet"
        yield Problem("", ("nat",), message, "write nat: per_az", "warning", _NAT)


def dead_ends(place: Place, nat: str, endpoints: list[str]) -> Iterator[Problem]:
    """What lives in private subnets without a way to its image and its logs."""
    missing = [name for name in ("s3", "ecr.api", "ecr.dkr", "logs") if name not in endpoints]
    living = [item for item in place.attached.get(NETWORK.name, ()) if item.sent.copies]
    tenants = [item.component for item in living if item.sent.subnets == "private"]
    if nat == "none" and missing and tenants:
        message = f"its private subnets have no way out, and {', '.join(tenants)} there may need {', '.join(missing)}"
        needed = ", ".join(dict.fromkeys([*endpoints, *missing]))
        hint = f"write nat: single; endpoints: [{needed}], which reach images in ECR alone; or subnets: public there"
        yield Problem("", ("nat",), message, hint, "warning", _IMAGES)
