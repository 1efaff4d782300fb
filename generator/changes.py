"""What a plan would do, read from its JSON, and told in the words of the blueprint."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.fileset import FileSet
from generator.graph import Graph
from generator.origin import component_of

_ACTIONS = {
    ("create",): "add",
    ("update",): "change",
    ("delete",): "destroy",
    ("delete", "create"): "replace",
    ("create", "delete"): "replace",
    ("forget",): "forget",
}
_INDEX = re.compile(r"\[[^\]]*\]")


class Change(NamedTuple):
    """What happens to one resource. `attributes` are those an update changes; `previous` is the address it had."""

    address: str
    type: str
    action: str
    attributes: tuple[str, ...] = ()
    previous: str = ""


def changes(plan: Mapping[str, Any]) -> tuple[Change, ...]:
    """Every resource that is not left as it is, moves included, in the order of the plan."""
    return tuple(change for item in plan.get("resource_changes", ()) if (change := _change(item)))


def _change(item: Mapping[str, Any]) -> Change | None:
    action, previous = _ACTIONS.get(tuple(item["change"]["actions"]), ""), item.get("previous_address", "")
    if item.get("mode") != "managed" or not (action or previous):
        return None
    return Change(item["address"], item["type"], action or "move", _attributes(item["change"]), previous)


def _attributes(change: Mapping[str, Any]) -> tuple[str, ...]:
    before, after, unknown = (change.get(key) or {} for key in ("before", "after", "after_unknown"))
    if change["actions"] != ["update"]:
        return ()
    names = {*before, *after, *unknown}
    return tuple(
        sorted(name for name in names if before.get(name) != after.get(name) or _is_unknown(unknown.get(name)))
    )


def _is_unknown(marks: object) -> bool:
    """Whether anything in it is; what is known is marked by empty lists and mappings as deep as it goes."""
    if isinstance(marks, dict):
        return any(map(_is_unknown, marks.values()))
    return any(map(_is_unknown, marks)) if isinstance(marks, list) else bool(marks)


def outline(graph: Graph, files: FileSet, found: Sequence[Change]) -> Iterator[str]:
    """A line for each component something happens to, one for each resource that is not simply added, and the sum."""
    owners = {change.address: _owner(graph, files, change) for change in found}
    for name in [*graph.nodes, ""]:
        own = [change for change in found if owners[change.address] == name]
        if own:
            label = f"{name} ({graph.nodes[name].component.kind.name})" if name else "the root"
            yield f"{label}: {_counts(own)}: {_types(own)}"
            yield from (f"  {_detail(change)}" for change in own if change.action != "add")
    yield _counts(found) if found else "nothing to do: what is there is what the blueprint says"


def endangered(files: FileSet, found: Sequence[Change]) -> Iterator[Change]:
    """Resources that hold data and would be destroyed."""
    kept = {item.address for item in files.stateful}
    for change in found:
        plain = _INDEX.sub("", change.address)
        if change.action in ("destroy", "replace") and (plain in kept or _INDEX.sub("", change.previous) in kept):
            yield change


def _owner(graph: Graph, files: FileSet, change: Change) -> str:
    """The component a resource is of, or whose file of the root it stands in; empty for the root itself."""
    if (name := component_of(change.address)) in graph.nodes:
        return name
    kind, label = _INDEX.sub("", change.address).split(".")[:2]
    head = f'resource "{kind}" "{label}" {{'
    return next((name for name in graph.nodes if head in files.files.get(f"{name}.tf", "")), "")


def _counts(found: Sequence[Change]) -> str:
    counts = Counter(change.action for change in found)
    return ", ".join(f"{number} to {action}" for action, number in counts.items())


def _types(found: Sequence[Change]) -> str:
    counts = Counter(change.type.removeprefix("aws_") for change in found)
    return ", ".join(f"{kind} x{number}" if number > 1 else kind for kind, number in sorted(counts.items()))


def _detail(change: Change) -> str:
    more = f" ({', '.join(change.attributes)})" if change.attributes else ""
    moved = f" (was {change.previous})" if change.previous else ""
    return f"{change.action} {change.address}{more}{moved}"
