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
    """A resource, or all that a component was (`module.NAME`), and what happens to it; `""` if nobody can allow it."""

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
    kept = {address: item for item in files.stateful for address in (item.address, *item.former)}
    for address, held in lock.stateful.items():
        item = kept.get(_now(address, files))
        if item:
            yield from (Loss(item.address, problem) for problem in _replaced(item, held))
            continue
        if _component(address) not in files.retained:
            yield Loss(address, _dropped(address, held, files, lock))
        if (region := held.fixed.get("region")) and region not in files.regions:
            yield Loss("", _out_of_reach(address, region, files))
    yield from _forgotten(lock, files)
    there = {item.component for item in files.stateful}
    for component in lock.retained:
        if component not in files.retained and component not in there:
            yield Loss(f"module.{component}", _no_longer_retained(component, files))


def refuse_unknown(allowed: Iterable[str], found: Collection[str]) -> Iterator[Diagnostic]:
    """Addresses somebody allowed to be destroyed, of which nothing would be."""
    known = {address for address in found if address}
    for address in allowed:
        if address not in known:
            message = f"--allow-destroy names {address}, which this render would not destroy"
            yield Diagnostic("F015", message, None, closest(address, known) if known else "leave it out")


def _component(address: str) -> str:
    return address.split(".")[1] if address.startswith("module.") else ""


def _now(address: str, files: FileSet) -> str:
    """The address after the renames the blueprint tells of."""
    name = _component(address)
    return address.replace(f"module.{name}.", f"module.{_heir(name, files)}.", 1)


def _heir(name: str, files: FileSet) -> str:
    """What the component is called now."""
    return next((now for now, former in files.renamed.items() if name in former), name)


def _dropped(address: str, held: Held, files: FileSet, lock: Lock) -> Diagnostic:
    name = _component(address)
    own = next((item for item in files.stateful if item.component == name), None)
    if own:
        message = f'component "{name}" no longer has {address}, which holds data: applying this would destroy it'
        hint = f"take the change back, or let it go with --allow-destroy {address}"
        return Diagnostic("F012", message, own.location, hint)
    message = f'there is no component "{name}" any more: applying this would destroy {address}, which holds data'
    ways = [
        *(
            f"if it is now called {new}, say {_renamed_from((*lock.renamed.get(name, ()), name))} there"
            for new in _heirs(address, held, files, lock)
        ),
        f"keep what it made outside of Terraform with retain: [{name}]",
        f"or let it go with --allow-destroy {address}",
    ]
    return Diagnostic("F012", message, files.location, "; ".join(ways))


def _heirs(address: str, held: Held, files: FileSet, lock: Lock) -> Iterator[str]:
    """Components of the same module that were not there before: likely the same under another name.

    Where the lock does not say which module it was, one that has the same resource will do.
    """
    before, own = {_component(address) for address in lock.stateful}, address.partition(f".{_component(address)}.")[2]
    alike = (
        item.component
        for item in files.stateful
        if (item.module == held.module if held.module else item.address.endswith(f".{own}"))
    )
    yield from sorted({*alike} - before)


def _replaced(item: Kept, held: Held) -> Iterator[Diagnostic]:
    if held.module and held.module != item.module:
        message = f'component "{item.component}" is now a {item.module} and was a {held.module}'
        yield _replacement(item, message, "give the new one a name of its own")
        return
    for name, before in held.fixed.items():
        after = item.fixed.get(name)
        if after is None:
            yield _replacement(item, f'component "{item.component}": {name} is gone', f"put {name} back")
        elif after != before and not _rises(before, after, item.rising.get(name)):
            message = f'component "{item.component}": {name} was {before} and is now {after}'
            yield _replacement(item, message, f"take {name} back to {before}{_reminder(name)}")


def _reminder(name: str) -> str:
    return " (the name in AWS follows the component's first name: keep renamed_from)" if name == "name" else ""


def _replacement(item: Kept, message: str, way: str) -> Diagnostic:
    consequence = f"applying this would replace {item.address}, and the data in it would be gone"
    hint = f"{way}, or let it go with --allow-destroy {item.address}"
    return Diagnostic("F013", f"{message}: {consequence}", item.location, hint)


def _forgotten(lock: Lock, files: FileSet) -> Iterator[Loss]:
    """Former names the files no longer know of: unless that was applied, the state still has everything under them."""
    for name, former in lock.renamed.items():
        now = _heir(name, files)
        chain = former if now == name else (*former, name)
        for old in former:
            if now in files.retained and old not in files.retained:
                yield Loss(f"module.{old}", _half_retained(now, old, chain, files))
            elif old not in files.renamed.get(now, ()) and (place := _place(now, files)):
                yield Loss(f"module.{old}", _no_longer_renamed(now, old, chain, place))


def _place(component: str, files: FileSet) -> Location | None:
    return next((item.location for item in files.stateful if item.component == component), None)


def _renamed_from(names: tuple[str, ...]) -> str:
    return f"renamed_from: {names[0]}" if len(names) == 1 else f"renamed_from: [{', '.join(names)}]"


def _no_longer_renamed(now: str, old: str, chain: tuple[str, ...], place: Location) -> Diagnostic:
    message = (
        f'component "{now}" no longer says that it was {old}: names in AWS would change, and if the root was not '
        f"applied since it did, applying this would destroy what {old} holds"
    )
    hint = f"say {_renamed_from(chain)}, or let it go with --allow-destroy module.{old}"
    return Diagnostic("F012", message, place, hint)


def _half_retained(now: str, old: str, chain: tuple[str, ...], files: FileSet) -> Diagnostic:
    message = (
        f'retain names "{now}" and not "{old}", which it was before: if the root was not applied since it was renamed, '
        "applying this would destroy what it holds"
    )
    names = ", ".join(dict.fromkeys((now, *chain)))
    return Diagnostic("F012", message, files.location, f"say retain: [{names}], or use --allow-destroy module.{old}")


def _out_of_reach(address: str, region: str, files: FileSet) -> Diagnostic:
    message = (
        f"{address} is in {region}, and nothing in the blueprint is there any more: without a provider for that Region "
        "Terraform can neither destroy it nor let go of it"
    )
    return Diagnostic("F016", message, files.location, f"say regions: [{region}] until this has been applied")


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
