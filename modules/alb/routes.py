"""Which requests are whose: what services and responses may ask for, and the place of their rules in the listener."""

import hashlib
import re
from collections.abc import Iterator
from itertools import chain

from generator.component import Attached, Place, Problem, shown
from generator.interfaces import HTTP_ORIGIN, Target

from .responses import Response, name_of

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
_VALUES_PER_RULE = 5
_WILDCARDS_PER_RULE = 6
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
_PATTERNS = {
    "paths": (r"[/*][\w.$/~\"'@:+&*?-]{0,127}", 'up to 128 characters that start with "/", such as /api/*'),
    "hosts": (r"(?=.{3,128}$)[A-Za-z0-9.*?-]+\.[A-Za-z0-9-]+", "a host name such as api.example.com or *.example.com"),
}
_HEADER = r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}"
_HEADER_VALUE = r"[ -~]{1,128}"
_QUERY = r"[\w.$/~\"'@:+&()!,;=*?-]{1,128}"
_QUERY_KEY = r"[\w.$/~\"'@:+&()!,;=-]{1,128}"
_METHOD = r"[A-Z_-]{1,40}"


def services(place: Place) -> tuple[Attached, ...]:
    """All that requests may go to."""
    return place.attached.get(HTTP_ORIGIN.name, ())


def is_default(service: Attached) -> bool:
    """Whether it names no requests as its own, and so gets what is left."""
    return not service.sent.names_requests


def routed(place: Place) -> list[Attached]:
    """The services that name the requests that are theirs."""
    return [item for item in services(place) if not is_default(item)]


def priorities(routed: list[Attached]) -> dict[str, int]:
    """A number for each service, its own or one from 900 on; the few that would get the same one move up by one."""
    chosen = {item.key: item.sent.priority for item in routed if item.sent.priority is not None}
    taken = set(chosen.values())
    for item in routed:
        if item.key not in chosen:
            chosen[item.key] = next(number for number in range(_preferred(item), 60_000) if number not in taken)
            taken.add(chosen[item.key])
    return chosen


def _preferred(item: Attached) -> int:
    """Seven bands by the kinds of conditions, in each 140 steps by exactness, of 50 numbers shared out by name."""
    target: Target | Response = item.sent
    kinds = 4 * bool(target.hosts) + 2 * bool(target.headers or target.query or target.methods) + bool(target.paths)
    values = [target.hosts, target.paths, *target.headers.values(), *target.query.values()]
    exactness = sum(min(map(_exactness, patterns)) for patterns in values if patterns) + bool(target.methods)
    spread = int(hashlib.sha256(item.key.encode()).hexdigest()[:8], 16) % 50
    return 900 + (7 - kinds) * 7000 + (139 - min(exactness, 139)) * 50 + spread


def _exactness(pattern: str) -> int:
    wildcards = pattern.count("*") + pattern.count("?")
    return len(pattern) - wildcards + (not wildcards)


def check_service(service: Attached) -> Iterator[Problem]:
    """What one service asks for and cannot have, whatever the others ask for."""
    yield from _check_health(service)
    yield from check_rule(service)


def check_rule(rule: Attached) -> Iterator[Problem]:
    """What one rule says and cannot have, whatever the others say."""
    yield from _check_patterns(rule)
    yield from _check_query(rule)
    yield from _check_size(rule)
    if rule.sent.priority is not None and not 1 <= rule.sent.priority <= 50_000:
        message = f"priority must lie between 1 and 50000, not be {rule.sent.priority}"
        yield wrong(rule, "priority", message, "rules with a lower number are looked at first")


def _check_health(service: Attached) -> Iterator[Problem]:
    timeout, interval = service.sent.health_check.timeout, service.sent.health_check.interval
    if isinstance(timeout, int) and isinstance(interval, int) and timeout >= interval:
        message = f"a health check that may take {timeout}s cannot be made every {interval}s"
        yield Problem(service.component, ("health_check",), message, "make its timeout shorter than its interval")


def _check_patterns(service: Attached) -> Iterator[Problem]:
    for field, (pattern, form) in _PATTERNS.items():
        for text in getattr(service.sent, field):
            if not re.fullmatch(pattern, text, re.ASCII):
                message = f"{shown(text)} in {field} is nothing a load balancer can compare with"
                yield wrong(service, field, message, f"write {form}")
    for header, values in service.sent.headers.items():
        for value in values:
            if not re.fullmatch(_HEADER_VALUE, value):
                message = f"{shown(value)} in headers is nothing a load balancer can compare with"
                yield wrong(service, "headers", message, "write up to 128 characters of ASCII")
        if not re.fullmatch(_HEADER, header) or header.lower() == "host" or not values:
            message = f"{shown(header)} in headers is nothing a load balancer can tell requests apart by"
            yield wrong(service, "headers", message, "write the name of a header and its values; for Host, write hosts")


def _check_query(service: Attached) -> Iterator[Problem]:
    for key, values in service.sent.query.items():
        if not (
            re.fullmatch(_QUERY_KEY, key, re.ASCII)
            and values
            and all(re.fullmatch(_QUERY, value, re.ASCII) for value in values)
        ):
            message = f"{shown(key)} in query is nothing a load balancer can tell requests apart by"
            hint = "write a key and its values, as query: {version: [beta]}, of letters, digits and _-.$/~\"'@:+&()!,;="
            yield wrong(service, "query", message, hint)
    for method in service.sent.methods:
        if not re.fullmatch(_METHOD, method):
            message = f"{shown(method)} in methods is not the name of an HTTP method"
            hint = f"did you mean {method.upper()}?" if re.fullmatch(_METHOD, method.upper()) else "such as GET"
            yield wrong(service, "methods", message, hint)


def _check_size(service: Attached) -> Iterator[Problem]:
    sent: Target | Response = service.sent
    # Methods are compared as they are, with no wildcards.
    patterns = [*sent.paths, *sent.hosts, *chain.from_iterable([*sent.headers.values(), *sent.query.values()])]
    values = len(patterns) + len(sent.methods)
    wildcards = sum(text.count("*") + text.count("?") for text in patterns)
    what = "paths, hosts, headers, query and methods" if sent.query or sent.methods else "paths, hosts and headers"
    if values > _VALUES_PER_RULE:
        message = f"its {what} have {values} values, and AWS takes {_VALUES_PER_RULE} in one rule"
        yield wrong(service, "", message, "say it with fewer, such as /api/*")
    if wildcards > _WILDCARDS_PER_RULE:
        message = f"its {what} have {wildcards} wildcards, and AWS takes {_WILDCARDS_PER_RULE} in one rule"
        yield wrong(service, "", message, "say it with fewer * and ?, such as /api/*")


def wrong(service: Attached, field: str, message: str, hint: str = "") -> Problem:
    """Services write these under `route:`; in one that does not, the component itself is pointed at."""
    if response := name_of(service):
        path = ("responses", response, field) if field else ("responses", response)
        return Problem("", path, f'response "{response}": {message}', hint)
    return Problem(service.component, ("route", field) if field else ("route",), message, hint)
