"""What a rendered root uses that is retired or will be: rules laid over every resource of its inventory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import groupby
from typing import NamedTuple

from generator.blocks import Argument, Block, blocks
from generator.inventory import Resource, inventory, known
from generator.rules import Match, Rule


class Found(NamedTuple):
    """A resource that a rule is about, with the argument that says so and its value, and the version in it, if any."""

    rule: Rule
    resource: Resource
    argument: str = ""
    text: str = ""
    value: str = ""
    version: str = ""


class _Value(NamedTuple):
    """A value that is known without Terraform, where it stands and how it is written there."""

    resource: Resource
    text: str
    value: str


def lint(rules: Sequence[Rule], files: Mapping[str, str]) -> Iterator[Found]:
    """All that the rules find in a root, given as path -> text."""
    for _, parts in groupby(sorted(_resources(files), key=_identity), _identity):
        # What an override file says comes before the rest.
        group = sorted(parts, key=lambda part: not part.file.endswith("override.tf"))
        for rule in rules:
            found = (_match(rule, match, group) for match in rule.matches)
            yield from [item for item in found if item][:1]


def _identity(resource: Resource) -> tuple[str, str]:
    return resource.address, resource.mode


def _resources(files: Mapping[str, str]) -> Iterator[Resource]:
    yield from inventory(files)
    for path, text in files.items():
        if "/" not in path and path.endswith(".tf"):
            for block in blocks(text):
                inner = block.blocks if block.kind == "terraform" else ()
                for backend in (item for item in inner if item.kind == "backend" and item.labels):
                    kind = backend.labels[0]
                    yield Resource(f"terraform.backend.{kind}", "", "backend", kind, kind, path, backend)


def _match(rule: Rule, match: Match, group: Sequence[Resource]) -> Found | None:
    resource = group[0]
    if resource.mode != match.mode or not fnmatchcase(resource.type, match.type):
        return None
    told = Found(rule, resource)
    for name, pattern in match.where.items():
        value = next((item for item in _values(group, name) if re.fullmatch(pattern, item.value)), None)
        if value is None:
            return None
        told = Found(rule, value.resource, name, value.text, value.value)
    if not match.argument:
        return told
    for value in _values(group, match.argument):
        if version := _version(value.value, rule.versions):
            return Found(rule, value.resource, match.argument, value.text, value.value, version)
    return None


def _version(value: str, versions: Mapping[str, str]) -> str:
    """The longest of the versions that the value is or begins with."""
    fitting = [version for version in versions if value == version or re.match(rf"{re.escape(version)}[.-]", value)]
    return max(fitting, key=len, default="")


def _values(group: Sequence[Resource], name: str) -> list[_Value]:
    """The known values of an argument, from the first part of the resource that has it."""
    for resource in group:
        if found := list(_arguments(resource.block, name.split("."))):
            return [value for argument in found for value in _known(resource, argument)]
    return []


def _arguments(block: Block, path: Sequence[str]) -> Iterator[Argument]:
    if len(path) == 1:
        yield from (argument for argument in block.arguments if argument.name == path[0])
        return
    for inner in block.blocks:
        if inner.kind == path[0]:
            yield from _arguments(inner, path[1:])


def _known(resource: Resource, argument: Argument) -> Iterator[_Value]:
    value = known(resource, argument.text)
    for item in value if isinstance(value, list) else [value]:
        if item is not None:
            yield _Value(resource, argument.text, str(item).lower() if isinstance(item, bool) else str(item))
