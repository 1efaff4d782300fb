"""The names a load balancer answers to, and the certificate that proves them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator import domains
from generator.component import Place, Problem
from generator.interfaces import PRIVATE_ORIGIN

from .routes import services

if TYPE_CHECKING:
    from .component import Inputs

# https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
_LONGEST_FIRST_NAME = 64
_NAMES = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html"


def check_domain(value: object) -> object:
    """One name; those that stand for many have a place of their own."""
    return domains.check_domain(
        value, wildcard="write one name here, and those that stand for many under additional_domains"
    )


def check_protocol(inputs: Inputs) -> Iterator[Problem]:
    """Plain HTTP only where nobody else listens, HTTPS only with a certificate."""
    if inputs.protocol == "http" and not inputs.internal:
        message = "a public load balancer speaks HTTPS only: with plain HTTP anyone on the way could read and change it"
        hint = "leave protocol out and give it domain and hosted_zone, or certificate_arn; or make it internal"
        yield Problem("", ("protocol",), message, hint)
    if inputs.protocol == "http" and inputs.certificate_arn is not None:
        message = "certificate_arn has no use with protocol: http"
        yield Problem("", ("certificate_arn",), message, "leave out one of the two")
    if inputs.makes_certificate and (inputs.domain is None or inputs.hosted_zone is None):
        message = "it has no certificate, which HTTPS needs: one is made when both domain and hosted_zone are given"
        hint = "write them, such as board.example.com in the Route 53 zone example.com, or a certificate_arn"
        hint += "; an internal one may also say protocol: http" if inputs.internal else ""
        yield Problem("", (), message, hint)


def check_names(inputs: Inputs) -> Iterator[Problem]:
    """Names that are entered nowhere, or that no certificate could be had for."""
    domain, without_zone = inputs.domain, inputs.hosted_zone is None
    if inputs.hosted_zone is not None and domain is None:
        message = "hosted_zone has no use without domain, the name that is entered there"
        yield Problem("", ("hosted_zone",), message, "add domain")
    if inputs.additional_domains and (domain is None or without_zone):
        message = "additional_domains have no use without domain and hosted_zone"
        yield Problem("", ("additional_domains",), message, "add what is missing")
    if inputs.private_zone and (without_zone or inputs.makes_certificate):
        message = "private_zone needs a hosted_zone and a certificate_arn: AWS makes certificates for public names only"
        yield Problem("", ("private_zone",), message, "give it both, or leave out private_zone")
    if inputs.makes_certificate and isinstance(domain, str) and len(domain) > _LONGEST_FIRST_NAME:
        message = (
            f"domain has {len(domain)} characters, and the first name in a certificate {_LONGEST_FIRST_NAME} at most"
        )
        yield Problem("", ("domain",), message, "choose a shorter one; additional_domains may be longer")


def check_hosts(inputs: Inputs, place: Place) -> Iterator[Problem]:
    """Hosts of routes that no certificate made here proves, and no record leads to; none come behind a distribution."""
    is_hidden = PRIVATE_ORIGIN.name in place.attached
    if inputs.domain is None or not inputs.makes_certificate or is_hidden:
        return
    known = [inputs.domain, *inputs.additional_domains]
    for item in services(place):
        for host in item.sent.hosts:
            if not any(_covers(name, host) for name in known):
                message = f'"{place.component}" has no certificate and no record for {host}'
                hint = f"add it to additional_domains there: [{host}]"
                yield Problem(item.component, ("route", "hosts"), message, hint, "warning", _NAMES)


def _covers(name: object, host: str) -> bool:
    """Whether a name, or one with a "*." for one label, is what a host or some host of a pattern is called."""
    if not isinstance(name, str) or any(sign in host for sign in "*?"):
        return True
    return name == host or (name.startswith("*.") and name[1:] == f".{host.partition('.')[2]}")
