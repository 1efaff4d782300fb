"""What a render would make Terraform destroy: resources that hold data, as the lock file remembers them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.errors import Diagnostic, Location, closest
from generator.fileset import FileSet, Kept
from generator.lockfile import LOCK, Held, Lock


class Loss(NamedTuple):
    """A resource, or all of a component that was let go of (`module.NAME`), and what happens to it."""

    address: str
    problem: Diagnostic


def losses(root: Path, lock: Lock, files: FileSet) -> Iterator[Loss]:
    """Everything that applying the files in the place of what the lock remembers would destroy or lose sight of."""
    if lock.name != files.name:
        hint = f"choose another folder with -o, or move this one away if {lock.name} is gone"
        message = (
            f"the folder holds the root {lock.name}, and would now get {files.name}: all it made would be destroyed"
        )
        yield Loss(lock.name, Diagnostic("F014", message, Location(str(root / LOCK)), hint))
        return
    kept = {item.address: item for item in files.stateful}
    for address, held in lock.stateful.items():
        item = kept.get(_now(address, files))
        if item:
            yield from (Loss(address, problem) for problem in _replaced(item, held))
        elif _component(address) not in files.retained:
            yield Loss(address, _dropped(address, held, files, lock))
    there = {item.component for item in files.stateful}
    for component in lock.retained:
        if component not in files.retained and component not in there:
            yield Loss(f"module.{component}", _no_longer_retained(component, files))


def refuse_unknown(allowed: Iterable[str], found: Collection[str]) -> Iterator[Diagnostic]:
    """Addresses somebody allowed to be destroyed, of which nothing would be."""
    for address in allowed:
        if address not in found:
            message = f"--allow-destroy names {address}, which this render would not destroy"
            yield Diagnostic("F015", message, None, closest(address, found) if found else "leave it out")


def _component(address: str) -> str:
    return address.split(".")[1] if address.startswith("module.") else ""


def _now(address: str, files: FileSet) -> str:
    """The address after the renames the blueprint tells of."""
    name = _component(address)
    return address.replace(f"module.{name}.", f"module.{files.renamed[name]}.", 1) if name in files.renamed else address


def _dropped(address: str, held: Held, files: FileSet, lock: Lock) -> Diagnostic:
    name = _component(address)
    own = next((item for item in files.stateful if item.component == name), None)
    if own:
        message = f'component "{name}" no longer has {address}, which holds data: applying this would destroy it'
        hint = f"take the change back, or let it go with --allow-destroy {address}"
        return Diagnostic("F012", message, own.location, hint)
    message = f'there is no component "{name}" any more: applying this would destroy {address}, which holds data'
    ways = [
        *(f"if it is now called {new}, say renamed_from: {name} there" for new in _heirs(held, files, lock)),
        f"keep what it made outside of Terraform with retain: [{name}]",
        f"or let it go with --allow-destroy {address}",
    ]
    return Diagnostic("F012", message, files.location, "; ".join(ways))


def _heirs(held: Held, files: FileSet, lock: Lock) -> Iterator[str]:
    """Components of the same module that were not there before: likely the same under another name."""
    before = {_component(address) for address in lock.stateful}
    fresh = {item.component for item in files.stateful if item.module == held.module} - before
    yield from sorted(fresh)


def _replaced(item: Kept, held: Held) -> Iterator[Diagnostic]:
    if held.module and held.module != item.module:
        message = f'component "{item.component}" is now a {item.module} and was a {held.module}'
        yield _replacement(item, message, "give the new one a name of its own")
        return
    for name, before in held.fixed.items():
        after = item.fixed.get(name)
        if after != before and not (after and _rises(before, after, item.rising.get(name))):
            message = f'component "{item.component}": {name} was {before} and is now {after or "gone"}'
            yield _replacement(item, message, f"take {name} back to {before}{_reminder(name)}")


def _reminder(name: str) -> str:
    return " (the name in AWS follows the component's first name: keep renamed_from)" if name == "name" else ""


def _replacement(item: Kept, message: str, way: str) -> Diagnostic:
    consequence = f"applying this would replace {item.address}, and the data in it would be gone"
    hint = f"{way}, or let it go with --allow-destroy {item.address}"
    return Diagnostic("F013", f"{message}: {consequence}", item.location, hint)


def _no_longer_retained(component: str, files: FileSet) -> Diagnostic:
    message = (
        f'retain no longer names "{component}": if the root was not applied since it did, applying this would destroy'
        " what it holds"
    )
    hint = f"put it back, or, when the root has been applied, say so with --allow-destroy module.{component}"
    return Diagnostic("F012", message, files.location, hint)


def _rises(before: str, after: str, order: tuple[str, ...] | None) -> bool:
    """Whether the provider makes this change in place; versions are compared by their numbers."""
    if order is None:
        return False
    if order:
        return before in order and after in order and order.index(before) < order.index(after)
    return _numbers(before) <= _numbers(after)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"[0-9]+", version))
