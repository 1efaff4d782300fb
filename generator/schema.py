"""What the AWS provider takes, from a table made from its own schemas: every block of a root is held against it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from generator.blocks import Block
from generator.errors import Diagnostic, Location, closest
from generator.fileset import FileSet
from generator.graph import Graph
from generator.inventory import Resource, inventory
from generator.origin import place_of
from generator.template import template_line

# https://developer.hashicorp.com/terraform/language/meta-arguments
_META = frozenset({"count", "for_each", "provider", "depends_on"})
_META_BLOCKS = frozenset({"lifecycle", "provisioner", "connection", "dynamic"})
_OVERRIDE = "_override.tf"


class Fault(NamedTuple):
    """Something a version of the provider does not take. `argument` is what is wrong, and `line` where it stands."""

    message: str
    hint: str
    argument: str
    line: int
    level: str = "error"


class Version:
    """One major version of the provider."""

    def __init__(self, major: str, table: Mapping[str, Any]) -> None:
        self.major, self._table = major, table

    @cached_property
    def types(self) -> Mapping[str, frozenset[str]]:
        """Every type there is, by mode."""
        return {mode: frozenset(self._table[f"{mode}_types"].split()) for mode in ("resource", "data")}

    def shape(self, mode: str, kind: str) -> Mapping[str, Any] | None:
        """What a type takes; None for one that is not in the table."""
        number = self._table[mode].get(kind)
        return None if number is None else self.inner(number)

    def inner(self, number: int) -> Mapping[str, Any]:
        """The shape of a nested block."""
        shape: Mapping[str, Any] = self._table["shapes"][number]
        return shape


def load() -> tuple[Version, ...]:
    """Both major versions that are written for."""
    table = json.loads(Path(__file__).with_name("provider_table.json").read_bytes())
    return tuple(Version(major, item) for major, item in table.items())


def check_schema(graph: Graph, files: FileSet) -> list[Diagnostic]:
    """Every argument and block that a version of the provider does not know, demands or deprecates."""
    versions, found = load(), dict[tuple[int, Fault], list[str]]()
    resources = [item for item in inventory(files.files) if item.type.startswith("aws_")]
    for number, resource in enumerate(resources):
        given = _given(item.block for item in resources if item.address == resource.address)
        for version in versions:
            for fault in _faults(version, resource, given):
                found.setdefault((number, fault), []).append(version.major)
    return list(
        dict.fromkeys(_diagnostic(graph, resources[number], fault, majors) for (number, fault), majors in found.items())
    )


def _given(blocks: Iterable[Block]) -> frozenset[str]:
    """Everything a resource says, its override included."""
    return frozenset(name for block in blocks for name in (*_arguments(block), *_blocks(block)))


def _arguments(block: Block) -> list[str]:
    return [argument.name for argument in block.arguments]


def _blocks(block: Block) -> list[str]:
    return [_name(inner) for inner in block.blocks]


def _name(block: Block) -> str:
    return block.labels[0] if block.kind == "dynamic" and block.labels else block.kind


def _faults(version: Version, resource: Resource, given: frozenset[str]) -> Iterator[Fault]:
    kind, line = resource.type, resource.block.line
    if kind not in version.types[resource.mode]:
        yield Fault(f"there is no {_noun(resource)} {kind}", closest(kind, version.types[resource.mode]), "", line)
        return
    shape = version.shape(resource.mode, kind)
    if shape is None:
        hint = "its arguments are proven by terraform itself, at the rungs validate and plan"
        yield Fault(f"the {_noun(resource)} {kind} is not in the table and not checked", hint, "", line, "warning")
        return
    if not resource.file.endswith(_OVERRIDE):
        yield from _missing(shape, given, line)
    yield from _inside(version, shape, resource.block, _META, _META_BLOCKS)


def _inside(
    version: Version,
    shape: Mapping[str, Any],
    block: Block,
    meta: frozenset[str] = frozenset(),
    meta_blocks: frozenset[str] = frozenset(),
) -> Iterator[Fault]:
    """The arguments and blocks of a block, and what is in those."""
    for argument in block.arguments:
        if argument.name not in meta:
            yield from _named(shape, argument.name, argument.line)
    for inner in block.blocks:
        if inner.kind == "dynamic" or inner.kind not in meta_blocks:
            yield from _nested(version, shape, inner)


def _nested(version: Version, shape: Mapping[str, Any], block: Block) -> Iterator[Fault]:
    name = _name(block)
    yield from _named(shape, name, block.line)
    number = shape.get("blocks", {}).get(name)
    content = next((inner for inner in block.blocks if inner.kind == "content"), block)
    if number is not None and (block.kind != "dynamic" or content is not block):
        below = version.inner(number)
        yield from _missing(below, _given([content]), block.line)
        yield from _inside(version, below, content)


def _named(shape: Mapping[str, Any], name: str, line: int) -> Iterator[Fault]:
    settable = {*_words(shape, "required"), *_words(shape, "optional"), *shape.get("blocks", {})}
    if name in _words(shape, "deprecated"):
        yield Fault(
            f'"{name}" is deprecated',
            "the page of the resource in the provider says what to use",
            name,
            line,
            "warning",
        )
    if name in settable:
        return
    if name in _words(shape, "computed"):
        yield Fault(f'"{name}" is known by AWS only and cannot be set', "leave it out", name, line)
    else:
        yield Fault(f'there is no argument or block "{name}"', closest(name, settable), name, line)


def _missing(shape: Mapping[str, Any], given: frozenset[str], line: int) -> Iterator[Fault]:
    for name in sorted({*_words(shape, "required")} - given):
        yield Fault(f'"{name}" is missing', "the provider demands it", name, line)


def _words(shape: Mapping[str, Any], key: str) -> list[str]:
    words: str = shape.get(key, "")
    return words.split()


def _noun(resource: Resource) -> str:
    return "resource" if resource.mode == "resource" else "data source"


def _diagnostic(graph: Graph, resource: Resource, fault: Fault, majors: list[str]) -> Diagnostic:
    """Told where a person can mend it: the override, else the template, else the component."""
    rendered = Location(resource.file, fault.line)
    blueprint = place_of(graph, resource.address, resource.file, fault.argument)
    node = graph.nodes.get(resource.component)
    folder = node.component.kind.folder if node and "/" in resource.file else None
    source = None
    if not resource.file.endswith(_OVERRIDE):
        source = template_line(folder, resource.mode, resource.type, resource.name, fault.argument)
    versions = " and ".join(majors)
    message = f"{resource.address}: {fault.message} (AWS provider {versions}, {rendered} in the root)"
    hint = f"{fault.hint}; it is of {blueprint}" if source else fault.hint
    return Diagnostic("T001", message, source or blueprint, hint, fault.level)
