"""Which requests are whose: what services may ask for, and the place of their rules in the listener."""

import hashlib
import re
from collections.abc import Iterator
from itertools import chain

from generator.component import Attached, Place, Problem, shown
from generator.interfaces import HTTP_ORIGIN, Target

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
_VALUES_PER_RULE = 5
_WILDCARDS_PER_RULE = 6
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
_PATTERNS = {
    "paths": (r"[/*][\w.$/~\"'@:+&*?-]{0,127}", 'up to 128 characters that start with "/", such as /api/*'),
    "hosts": (r"(?=.{3,128}$)[A-Za-z0-9.*?-]+\.[A-Za-z0-9-]+", "a host name such as api.example.com or *.example.com"),
}
_HEADER = r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}"


def services(place: Place) -> tuple[Attached, ...]:
    """All that requests may go to."""
    return place.attached.get(HTTP_ORIGIN.name, ())


def is_default(service: Attached) -> bool:
    """Whether it names no requests as its own, and so gets what is left."""
    return not (service.sent.paths or service.sent.hosts or service.sent.headers)


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
    target: Target = item.sent
    kinds = 4 * bool(target.hosts) + 2 * bool(target.headers) + bool(target.paths)
    values = [target.hosts, target.paths, *target.headers.values()]
    exactness = sum(min(map(_exactness, patterns)) for patterns in values if patterns)
    spread = int(hashlib.sha256(item.key.encode()).hexdigest()[:8], 16) % 50
    return 900 + (7 - kinds) * 7000 + (139 - min(exactness, 139)) * 50 + spread


def _exactness(pattern: str) -> int:
    wildcards = pattern.count("*") + pattern.count("?")
    return len(pattern) - wildcards + (not wildcards)


def check_service(service: Attached) -> Iterator[Problem]:
    """What one service asks for and cannot have, whatever the others ask for."""
    yield from _check_health(service)
    yield from _check_patterns(service)
    yield from _check_size(service)
    if service.sent.priority is not None and not 1 <= service.sent.priority <= 50_000:
        message = f"priority must lie between 1 and 50000, not be {service.sent.priority}"
        yield wrong(service, "priority", message, "rules with a lower number are looked at first")


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
        if not re.fullmatch(_HEADER, header) or header.lower() == "host" or not values:
            message = f"{shown(header)} in headers is nothing a load balancer can tell requests apart by"
            yield wrong(service, "headers", message, "write the name of a header and its values; for Host, write hosts")


def _check_size(service: Attached) -> Iterator[Problem]:
    sent: Target = service.sent
    texts = [*sent.paths, *sent.hosts, *chain.from_iterable(sent.headers.values())]
    wildcards = sum(text.count("*") + text.count("?") for text in texts)
    if len(texts) > _VALUES_PER_RULE:
        message = f"its paths, hosts and headers have {len(texts)} values, and AWS takes {_VALUES_PER_RULE} in one rule"
        yield wrong(service, "", message, "say it with fewer, such as /api/*")
    if wildcards > _WILDCARDS_PER_RULE:
        message = (
            f"its paths, hosts and headers have {wildcards} wildcards, and AWS takes {_WILDCARDS_PER_RULE} in one rule"
        )
        yield wrong(service, "", message, "say it with fewer * and ?, such as /api/*")


def wrong(service: Attached, field: str, message: str, hint: str = "") -> Problem:
    """Services write these under `route:`; in one that does not, the component itself is pointed at."""
    return Problem(service.component, ("route", field) if field else ("route",), message, hint)
