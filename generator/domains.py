"""Domain names and certificates as blueprints name them, checked in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.quantity import problem, shown

_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = rf"^({_LABEL}\.)+{_LABEL}$"
DOMAIN_OR_WILDCARD = rf"^(\*\.)?{DOMAIN[1:]}"
CERTIFICATE = r"^arn:[a-z-]+:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+$"


def check_domain(value: object, *, wildcard: str = "write the names one by one") -> object:
    """Says in words what the pattern says to Terraform, and what to do about a name that stands for many."""
    if isinstance(value, str) and not re.fullmatch(DOMAIN, value):
        hint = wildcard if "*" in value else _closest(value) or "write it as board.example.com"
        raise problem(f"{shown(value)} is not a domain name", hint)
    return value


def check_domain_or_wildcard(value: object) -> object:
    """The same, for a name whose first label may stand for all."""
    if isinstance(value, str) and not re.fullmatch(DOMAIN_OR_WILDCARD, value):
        hint = _closest(value) or "write it as api.example.com or *.example.com"
        raise problem(f"{shown(value)} is not a domain name", hint)
    return value


def check_certificate(value: object) -> object:
    """Says in words what the pattern says to Terraform."""
    if isinstance(value, str) and not re.fullmatch(CERTIFICATE, value):
        message = f"{shown(value)} is not the ARN of a certificate, AWS's full name for it"
        raise problem(message, "Certificate Manager shows it: arn:aws:acm:us-east-1:123456789012:certificate/...")
    return value


def check_zone(zone: str, names: Iterable[object]) -> str:
    """The hosted zone is one that all names lie in, those that are known."""
    for name in names:
        if isinstance(name, str) and not f".{name}".endswith(f".{zone}"):
            message = f"{shown(name)} does not lie in the hosted zone {shown(zone)}"
            raise problem(message, f"name the zone it does lie in, such as {zone_of(name)}")
    return zone


def zone_of(name: str) -> str:
    """The zone a name most likely lies in."""
    parent = name.partition(".")[2]
    return parent if "." in parent else name


def _closest(value: str) -> str:
    """What was meant, where an address or capital letters were written."""
    host = re.sub(r"^[a-z]+://|[:/].*$", "", value.strip().lower()).rstrip(".")
    return f"did you mean {host}?" if re.fullmatch(DOMAIN, host) else ""
