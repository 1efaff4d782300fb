"""What a rendered root holds: every resource and data block, once for each call of its module, and its known values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.blocks import Block, blocks

_SOURCE = re.compile(r'"\./(modules/[^"]+)"')
_PLAIN = re.compile(r'"[^"\\$%]*"|-?[0-9]+(\.[0-9]+)?|true|false|null')
_LIST = re.compile(r"\[(.*)\]", re.DOTALL)


class Resource(NamedTuple):
    """One resource or data block as Terraform addresses it.

    `component` is the module call it belongs to, or the component whose file it stands in, `""` for neither.
    `values` are the expressions of the module's variables; those of the root stand under `root.NAME`.
    """

    address: str
    component: str
    mode: str
    type: str
    name: str
    file: str
    block: Block
    values: Mapping[str, str] = {}


class _Call(NamedTuple):
    name: str
    folder: str
    values: Mapping[str, str]


def inventory(files: Mapping[str, str]) -> tuple[Resource, ...]:
    """All of a root, given as path -> text, in the order of the files; other files than `.tf` are passed over."""
    parsed = {path: blocks(text) for path, text in sorted(files.items()) if path.endswith(".tf")}
    root = {path: found for path, found in parsed.items() if "/" not in path}
    outer = {f"root.{name}": text for name, text in _defaults(root).items()}
    components = {call.name for call in _calls(root, outer, parsed)}
    own = (
        _resource("", path.removesuffix(".tf") if path.removesuffix(".tf") in components else "", path, block, outer)
        for path, found in root.items()
        for block in _resources(found)
    )
    inside = (
        _resource(f"module.{call.name}.", call.name, path, block, call.values)
        for call in _calls(root, outer, parsed)
        for path, found in _in_folder(parsed, call.folder).items()
        for block in _resources(found)
    )
    return (*own, *inside)


def known(resource: Resource, text: str) -> Any:
    """The literal value of an expression, through variables where that is all it names; None if Terraform decides."""
    if variable := re.fullmatch(r"var\.(\w+)", text):
        return _through(resource, variable[1])
    if _PLAIN.fullmatch(text):
        return json.loads(text)
    if inside := _LIST.fullmatch(text):
        items = [known(resource, item.strip()) for item in re.split(r",|\n", inside[1]) if item.strip()]
        return None if None in items else items
    return None


def _through(resource: Resource, name: str) -> Any:
    passed = resource.values.get(name if resource.address.startswith("module.") else f"root.{name}")
    if passed is None:
        return None
    if variable := re.fullmatch(r"var\.(\w+)", passed):
        passed = resource.values.get(f"root.{variable[1]}", "")
    return None if passed.startswith("var.") else known(resource, passed)


def _resource(prefix: str, component: str, path: str, block: Block, values: Mapping[str, str]) -> Resource:
    kind, name = block.labels
    mode = "data." if block.kind == "data" else ""
    return Resource(f"{prefix}{mode}{kind}.{name}", component, block.kind, kind, name, path, block, values)


def _resources(found: tuple[Block, ...]) -> Iterator[Block]:
    yield from (block for block in found if block.kind in ("resource", "data") and len(block.labels) == 2)


def _calls(
    root: Mapping[str, tuple[Block, ...]], outer: Mapping[str, str], parsed: Mapping[str, tuple[Block, ...]]
) -> Iterator[_Call]:
    for block in (block for found in root.values() for block in found if block.kind == "module"):
        source = block.argument("source")
        if source and (folder := _SOURCE.fullmatch(source.text)):
            passed = {argument.name: argument.text for argument in block.arguments}
            yield _Call(block.labels[0], folder[1], {**_defaults(_in_folder(parsed, folder[1])), **passed, **outer})


def _in_folder(parsed: Mapping[str, tuple[Block, ...]], folder: str) -> dict[str, tuple[Block, ...]]:
    return {path: found for path, found in parsed.items() if path.rpartition("/")[0] == folder}


def _defaults(found: Mapping[str, tuple[Block, ...]]) -> dict[str, str]:
    """Variable -> expression of its default, for those that have one."""
    variables = [block for items in found.values() for block in items if block.kind == "variable"]
    defaults = ((block.labels[0], block.argument("default")) for block in variables)
    return {name: default.text for name, default in defaults if default}
