"""What a load balancer is asked for and cannot do, looked at together with all that is linked to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import regions
from generator.component import Attached, Place, Problem

from . import names
from .advice import check_connections
from .answers import check_responses
from .clients import check_certificates
from .conflicts import check_conflicts, check_shared
from .fronts import check_fronts
from .responses import as_rules
from .routes import check_service, routed, services

if TYPE_CHECKING:
    from .component import Inputs

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
_TARGET_GROUPS = 100
_RULES = 100


def all_rules(inputs: Inputs, place: Place) -> list[Attached]:
    """Services first: a response that is added moves none of them."""
    return [*routed(place), *as_rules(inputs.responses)]


def check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    """A load balancer together with all that is linked to it."""
    yield from names.check_protocol(inputs)
    yield from names.check_names(inputs)
    yield from check_certificates(inputs)
    yield from regions.check_certificate(inputs.certificate_arn, place)
    yield from names.check_hosts(inputs, place)
    if place.name.startswith("internal-"):
        message = f'its name in AWS would be {place.name}, and no load balancer\'s name may start with "internal-"'
        yield Problem("", (), message, "give the blueprint another name")
    if (count := len(services(place))) > _TARGET_GROUPS:
        message = f"{count} services are linked to it, and a load balancer takes {_TARGET_GROUPS} at most"
        yield Problem("", (), message, "add a second load balancer, and name one or the other in each service")
    yield from check_shared(place)
    yield from check_connections(inputs, place)
    yield from check_fronts(inputs, place)
    if (count := len(all_rules(inputs, place))) > _RULES and inputs.responses:
        message = f"its services and responses need {count} rules, and a load balancer takes {_RULES} at most"
        yield Problem("", ("responses",), message, "answer in the services, or add a second load balancer")
    wrong = [*check_responses(inputs, place), *(found for each in services(place) for found in check_service(each))]
    yield from wrong or check_conflicts(place, all_rules(inputs, place))
