"""Rules that want the same requests: two services that take the rest, two equal rules, one that hides another."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from generator.component import Attached, Place, Problem, shown
from generator.interfaces import SHARED_LOAD_BALANCER, Target

from .responses import Response, called, name_of
from .routes import is_default, priorities, services, wrong


def check_shared(place: Place) -> Iterator[Problem]:
    """Environments whose rules would stand in each other's way; each makes its own."""
    seen: list[Attached] = []
    for item in place.attached.get(SHARED_LOAD_BALANCER.name, ()):
        for other in seen:
            if (item.sent.hosts, item.sent.paths) == (other.sent.hosts, other.sent.paths):
                message = f'it gets the same requests at the load balancer as "{other.component}"'
                hint = "write route: {paths: [/api/*], priority: 1} in one of them, and a higher priority in the other"
                yield Problem(item.component, ("route",), message, hint)
            elif item.sent.priority == other.sent.priority:
                message = (
                    f'its rule at the load balancer has the same place, {item.sent.priority}, as "{other.component}"'
                )
                hint = "write route: {priority: ...}; the more exact rule gets the lower number"
                yield Problem(item.component, ("route",), message, hint)
        seen.append(item)


def check_conflicts(place: Place, rules: list[Attached]) -> Iterator[Problem]:
    """What services and responses ask for and cannot have because of one another."""
    yield from _check_default([item for item in services(place) if is_default(item)])
    places = priorities(rules)
    for earlier, later in combinations(rules, 2):
        yield from _check_pair(earlier, later, places)


def _check_default(default: list[Attached]) -> Iterator[Problem]:
    for other in default[1:]:
        message = f'it names no paths, hosts or headers, and nor does "{default[0].component}": both want what is left'
        yield wrong(other, "", message, "say which requests are for one of them, as route: {paths: [/api/*]}")


def _check_pair(earlier: Attached, later: Attached, places: Mapping[str, int]) -> Iterator[Problem]:
    if _same(later.sent) == _same(earlier.sent) and not _takes_over(later, earlier, places):
        message = f"it is for exactly the same requests as {called(earlier)}"
        hint = "change the paths, hosts or headers of one of them"
        hint += "; a response with a priority from 1 to 899 takes them from the service" if name_of(later) else ""
        yield wrong(later, "", message, hint)
    elif places[later.key] == places[earlier.key]:
        message = f"priority {later.sent.priority} is that of {called(earlier)} too"
        yield wrong(later, "priority", message, "give each service a priority of its own")
    else:
        yield from _check_reached(*sorted((later, earlier), key=lambda each: places[each.key]))


def _takes_over(later: Attached, earlier: Attached, places: Mapping[str, int]) -> bool:
    """Whether a response was put in front of a service by hand, as while that one is repaired."""
    placed = name_of(later) and not name_of(earlier) and later.sent.priority is not None
    return bool(placed) and places[later.key] < places[earlier.key]


def _check_reached(first: Attached, second: Attached) -> Iterator[Problem]:
    """A computed priority can be wrong where one service names several patterns; that must not go unseen."""
    if first.sent.priority is None and (lost := _lost(first.sent, second.sent)):
        message = f"its requests for {shown(lost)} would go to {called(first)}, whose rule comes first"
        yield wrong(second, "", message, "give it a priority from 1 to 899, which comes before all computed ones")


def _lost(first: Target | Response, second: Target | Response) -> str:
    """A pattern of the second rule that never gets to it, because the first takes all that matches."""
    pairs = [(first.paths, second.paths), (_lower(first.hosts), _lower(second.hosts))]
    for outer, inner in ((first.headers, second.headers), (first.query, second.query)):
        named = {name.lower(): values for name, values in inner.items()}
        pairs += [(_lower(values), _lower(named.get(name.lower(), []))) for name, values in outer.items()]
    pairs.append((first.methods, second.methods))
    lost = [[text for text in inner if any(covers(one, text) for one in outer)] for outer, inner in pairs if outer]
    return lost[0][0] if lost and all(lost) else ""


def covers(outer: str, inner: str) -> bool:
    """A piece between two stars takes the first place that fits, for good: no later one leaves more for the rest."""
    first, *rest = ("[^*]".join(map(re.escape, piece.split("?"))) for piece in outer.split("*"))
    # Python 3.10 has no atomic groups, (?>...); a look ahead that is repeated is the same.
    between = [f"(?=(.*?{piece}))\\{number}" for number, piece in enumerate(rest[:-1], 1)]
    pattern = "".join([first, *between, *(f".*{piece}" for piece in rest[-1:])])
    return re.fullmatch(pattern, inner, re.DOTALL) is not None


def _lower(texts: Iterable[str]) -> list[str]:
    return [text.lower() for text in texts]


def _same(target: Target | Response) -> tuple[object, ...]:
    headers, query = (
        sorted((name.lower(), sorted(_lower(values))) for name, values in named.items())
        for named in (target.headers, target.query)
    )
    return sorted(set(target.paths)), sorted(set(_lower(target.hosts))), headers, query, sorted(set(target.methods))
