"""What a distribution in front of a load balancer needs of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.component import Attached, Place, Problem
from generator.interfaces import PRIVATE_ORIGIN

from .routes import services

# https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
_RULES_OF_CLOUDFRONT = 55
# https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
_RULES_PER_GROUP = 60
_FORWARDED = (
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html"
    "#managed-origin-request-policy-all-viewer-except-host-header"
)


def check_fronts(inputs: Any, place: Place) -> Iterator[Problem]:
    """Nobody may get past a distribution, and it must be able to tell whom it speaks to."""
    rules = len(inputs.allowed_cidrs or ("the VPC",)) * len(inputs.ports) + _RULES_OF_CLOUDFRONT
    for front in place.attached.get(PRIVATE_ORIGIN.name, ()):
        if rules > _RULES_PER_GROUP:
            message = (
                f"its security group would have {rules} rules, and AWS gives it {_RULES_PER_GROUP}: the addresses of "
                f'CloudFront, for the distribution "{front.component}", count as {_RULES_OF_CLOUDFRONT}'
            )
            yield Problem("", ("allowed_cidrs",), message, "write fewer blocks, or http_redirect: false")
        if not inputs.internal:
            message = (
                f'it is public, and stands behind the distribution "{front.component}", which anybody could go around: '
                "its firewall and its cache would be of no use"
            )
            hint = (
                "write internal: true, CloudFront reaches it inside the VPC; and a domain of its own, such as origin."
            )
            yield Problem("", ("internal",), message, hint + next(iter(front.sent.names), "example.com"))
        elif inputs.domain in front.sent.names:
            message = f'{inputs.domain} is the name of the distribution "{front.component}", which would ask itself'
            yield Problem("", ("domain",), message, f"write a domain of its own, such as origin.{inputs.domain}")
        elif inputs.protocol == "https" and inputs.domain is None:
            message = f'the distribution "{front.component}" could not tell whom it speaks to: no domain is named'
            hint = "write domain, a name its certificate holds, such as origin.example.com; or protocol: http"
            yield Problem("", (), message, hint)
        elif inputs.client_certificates and inputs.client_certificates.mode == "verify":
            message = f'the distribution "{front.component}" shows no certificate, and would be turned away'
            yield Problem("", ("client_certificates",), message, "leave it out, or write mode: passthrough")
        yield from _lost_hosts(inputs, place, front)


def _lost_hosts(inputs: Any, place: Place, front: Attached) -> Iterator[Problem]:
    for item in services(place):
        lost = [host for host in item.sent.hosts if host in front.sent.names]
        if lost:
            asked = inputs.domain or "its own name"
            way = f'by way of the distribution "{front.component}", which asks for {asked}'
            hint = "route by paths, or give the service a distribution and a load balancer of its own"
            message = f"no request for {lost[0]} arrives {way}"
            yield Problem(item.component, ("route", "hosts"), message, hint, "warning", _FORWARDED)
