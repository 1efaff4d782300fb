"""What Route 53 would refuse, or do without being asked to: found in all records together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.component import Place, Problem, closest, shown

from .records import Record

_APEX = "@"
_BYTE = r"(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
_HOST = r"([A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?\.)*[A-Za-z0-9_-]+\.?"
# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
_FORMS = {
    "A": (rf"({_BYTE}\.){{3}}{_BYTE}", "192.0.2.10; a name takes type CNAME"),
    "AAAA": (r"[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*", "2001:db8::10"),
    "CNAME": (_HOST, "www.example.com"),
    "MX": (rf"[0-9]{{1,5}} {_HOST}", '"10 mail.example.com"'),
    "SRV": (rf"([0-9]{{1,5}} ){{3}}{_HOST}", '"10 5 5060 sip.example.com"'),
}
# The zone of every distribution: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
_CLOUDFRONT = "Z2FDTNDATAQYW2"


def check(inputs: Any, _place: Place) -> Iterator[Problem]:
    """Problems of each record, and of those that share a name and a type."""
    for key, record in inputs.records.items():
        for message, hint in _record(key, record, inputs):
            yield Problem("", ("records", key), f"the record {key} {message}", hint)
    for name, check in inputs.health_checks.items():
        if check.protocol == "TCP" and check.port is None:
            message = f"the health check {name} connects by TCP and does not say to which port"
            yield Problem("", ("health_checks", name), message, "add port")
    groups: dict[tuple[str, str], dict[str, Record]] = {}
    for key, record in inputs.records.items():
        groups.setdefault((record.name or key, record.type), {})[key] = record
    for name, kind in groups:
        if kind != "CNAME" and (name, "CNAME") in groups:
            first = next(iter(groups[name, kind]))
            message = f"the record {first} has the name {name}, which is a CNAME already: nothing else may be beside it"
            yield Problem("", ("records", first), message, "write what the CNAME leads to as an alias, or take it out")
    for group in groups.values():
        yield from _group(group)
    for name in inputs.target_names:
        if (name, "A") in groups or (name, "CNAME") in groups:
            message = f"{shown(name)} leads to the linked component already, and a record has that name too"
            yield Problem("", ("target_names",), message, "take it out of one of the two")


def _record(key: str, record: Record, inputs: Any) -> Iterator[tuple[str, str]]:
    name, checks = record.name or key, inputs.health_checks
    if not record.values and record.alias is None:
        yield "holds nothing", "add values, or an alias"
    if f".{name}.".endswith(f".{inputs.zone}."):
        yield (
            "repeats the name of the zone, which is added to it",
            "write what stands before it, or @ for the zone itself",
        )
    form, example = _FORMS.get(record.type, (None, ""))
    for value in record.values:
        if form and isinstance(value, str) and not re.fullmatch(form, value):
            yield f"holds {shown(value)}, which is no value of type {record.type}", f"such as {example}"
    if record.type == "NS" and name == _APEX and not inputs.existing:
        yield "is made by Route 53 itself with the zone", "leave it out"
    if record.continent and record.country:
        yield "is for a continent and a country at once", "keep one of them"
    if record.alias and record.alias.check_target and record.alias.zone_id == _CLOUDFRONT:
        yield "has check_target, and Route 53 cannot check a distribution", "leave check_target out"
    if record.type == "CNAME" and name == _APEX:
        yield "cannot be a CNAME: the zone's own name has other records beside it", "write an alias, or A with values"
    if record.type == "CNAME" and len(record.values) > 1:
        yield "cannot have several values: a CNAME is another name for one", "keep one value"
    if record.health_check is not None and record.health_check not in checks:
        message = f"names the health check {shown(record.health_check)}, and there is none"
        yield message, closest(record.health_check, sorted(checks), "health checks")
    if record.health_check is not None and not record.routing:
        yield (
            "has a health check, which has no use while Route 53 has nothing else to answer with",
            "say how it is chosen: weight, latency, failover, continent, country or multivalue",
        )
    if " and " in record.routing:
        yield f"is chosen by {record.routing} at once", "keep one of them"
    if record.multivalue and (record.alias is not None or record.type in ("CNAME", "NS")):
        yield "cannot be one of several in an answer as an alias, CNAME or NS", "write weight instead of multivalue"
    if (
        record.failover == "primary"
        and record.health_check is None
        and not (record.alias and record.alias.check_target)
    ):
        yield (
            "is the primary of a failover without a health check: the secondary would never answer",
            "add health_check; an alias, other than of a cloudfront, may say check_target: true instead",
        )


def _group(group: dict[str, Record]) -> Iterator[Problem]:
    """Records that share a name and a type."""
    first, *others = group
    routing = group[first].routing
    for key in others:
        if not routing or group[key].routing != routing:
            message = f"the records {first} and {key} have the same name and type, and are not chosen in the same way"
            hint = "write all values in one record, or give each the same of weight, latency, failover and so on"
            yield Problem("", ("records", key), message, hint)
            return
    if routing == "failover" and sorted(str(record.failover) for record in group.values()) != ["primary", "secondary"]:
        message = f"failover takes one primary and one secondary, and {first} is not one of such a pair"
        yield Problem("", ("records", first), message, "add the other one, under the same name")
    places = [_choice(record) for record in group.values()]
    for key, place in zip(group, places, strict=True):
        if routing in ("latency", "geolocation") and places.count(place) > 1:
            message = f"{' and '.join(each for each, other in zip(group, places, strict=True) if other == place)} "
            message += f"are for the same place, {place}"
            yield Problem("", ("records", key), message, "give each a place of its own")
            return


def _choice(record: Record) -> str:
    return record.latency or record.country or record.continent or ""
