"""The waivers of a blueprint: their comments in the rendered files, and which are out of date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from generator.blueprint import Blueprint
from generator.errors import Diagnostic, Location, closest
from generator.waiver import Waiver, date_of, last_day

if TYPE_CHECKING:
    from generator.finding import Waived

EXPIRED, UNUSED = "C011", "C012"
# Warned this many days before the last one.
_AHEAD = 30
# With the skips a template has itself: those are first, and what they skip needs no waiver.
_HEAD = re.compile(
    r'^(resource|data|module) "([\w-]+)"(?: "([\w-]+)")? \{(\}?)$(?:\n  #checkov:skip=.*$)*', re.MULTILINE
)
_INDEX = re.compile(r"\[[^\]]*\]")

Marks = Mapping[str, tuple[str, ...]]


def inside(blueprint: Blueprint, component: str) -> Marks:
    """The comments for resources of a component's module, by their addresses inside it."""
    return _marks(
        (waiver.inside, waiver.comment)
        for waiver in blueprint.top.waivers
        if waiver.owner_component == component and waiver.inside and not waiver.is_for_lint
    )


def beside(blueprint: Blueprint) -> Marks:
    """The comments for module calls, which hold for all of the module, and for resources that stand in the root."""
    return _marks(
        (waiver.address, waiver.comment)
        for waiver in blueprint.top.waivers
        if not (waiver.owner_component and waiver.inside) and not waiver.is_for_lint
    )


def _marks(found: Iterable[tuple[str, str]]) -> Marks:
    marks: dict[str, tuple[str, ...]] = {}
    for address, comment in found:
        marks[address] = (*marks.get(address, ()), comment)
    return marks


def mark(text: str, marks: Marks) -> str:
    """A rendered file with each comment as the first line of the block it is for."""
    return _HEAD.sub(lambda head: _marked(head, marks.get(_address(head), ())), text) if marks else text


def _marked(head: re.Match[str], comments: tuple[str, ...]) -> str:
    if not comments:
        return head[0]
    lines = "\n".join(f"  {comment}" for comment in comments)
    return f"{head[0].removesuffix('}')}\n{lines}" + ("\n}" if head[4] else "")


def addresses(texts: Iterable[str]) -> tuple[str, ...]:
    """The addresses of the blocks in rendered files that a waiver can be for."""
    return tuple(dict.fromkeys(_address(head) for text in texts for head in _HEAD.finditer(text)))


def _address(head: re.Match[str]) -> str:
    kind, first, second, _ = head.groups()
    return f"{first}.{second}" if kind == "resource" else ".".join(part for part in (kind, first, second) if part)


def check_resources(blueprint: Blueprint, there: Mapping[str, Collection[str]]) -> Iterator[Diagnostic]:
    """`there` are the addresses rendered in each component's module and, under `""`, in the root."""
    for index, waiver in enumerate(blueprint.top.waivers):
        found = there.get(waiver.owner_component)
        if waiver.inside and found is not None and waiver.inside not in found:
            subject = f'component "{waiver.owner_component}"' if waiver.owner_component else "the root"
            message = f"{subject}: there is no resource {waiver.inside} to waive {waiver.check} for{blueprint.scope}"
            known = [address for address in found if not address.startswith("module.")]
            hint = closest(waiver.inside, known, "resources")
            place = blueprint.layers.locate(("waivers", index, "resource"))
            yield Diagnostic("R004", message, place, hint)


def expired(blueprint: Blueprint, today: datetime.date) -> Iterator[Diagnostic]:
    """Errors for waivers whose last day is over, and warnings for those it is near of."""
    for index, waiver in enumerate(blueprint.top.waivers):
        place = blueprint.layers.locate(("waivers", index))
        if problem := _aged(waiver.check, waiver.address, waiver.until, waiver.owner, today, place):
            yield problem


def _aged(check: str, address: str, until: str, owner: str, today: datetime.date, place: Location) -> Diagnostic | None:
    left = ((date_of(until) or today) - today).days
    who = f"of {owner}" if owner else ""
    hint = "mend the finding, or have its owner look at it again and set a later day"
    if left < 0:
        message = f"the waiver {who} for {check} on {address} has expired: it was accepted until {until}"
        return Diagnostic(EXPIRED, message.replace("  ", " "), place, hint)
    if left <= _AHEAD and owner:
        days = "today" if not left else "tomorrow" if left == 1 else f"in {left} days"
        message = f"the waiver {who} for {check} on {address} expires {days}: it is accepted until {until}"
        return Diagnostic(EXPIRED, message, place, hint, "warning")
    return None


def expired_in(waived: Iterable[Waived], today: datetime.date) -> Iterator[Diagnostic]:
    """The same for skips in a rendered root, which end with their last day; one without a day never expires."""
    for item in waived:
        if (until := last_day(item.reason)) and (
            problem := _aged(item.check, item.resource, until.isoformat(), "", today, item.location)
        ):
            yield problem


class Scanned(NamedTuple):
    """One environment, and what was waived when its root was scanned."""

    blueprint: Blueprint
    waived: Sequence[Waived]


def unused(scanned: Iterable[Scanned]) -> Iterator[Diagnostic]:
    """Warnings for waivers that no environment has a finding for; `scanned` are all environments of the blueprints."""
    idle: dict[Location, Waiver] = {}
    busy = set[Location]()
    for blueprint, waived in scanned:
        for index, waiver in enumerate(blueprint.top.waivers):
            place = blueprint.layers.locate(("waivers", index))
            if any(item.is_needed and _is_by(waiver, item) for item in waived):
                busy.add(place)
            if not waiver.is_for_lint:
                idle[place] = waiver
    for place, waiver in idle.items():
        if place not in busy:
            message = (
                f"the waiver for {waiver.check} on {waiver.address} is not used: there is no finding it is needed for"
            )
            yield Diagnostic(UNUSED, message, place, "take it out", "warning")


def _is_by(waiver: Waiver, item: Waived) -> bool:
    """Whether it is this waiver, and not one of the module's own, that the finding was waived by."""
    address = f"{_INDEX.sub('', item.resource)}."
    return waiver.comment.endswith(f"={item.check}:{item.reason}") and address.startswith(f"{waiver.address}.")
