"""One entry under `components:`, checked on its own: its module, inputs, named links, uses and overrides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import ValidationError

from generator import reference
from generator.component import Inputs
from generator.errors import Diagnostic, TfgenError, closest
from generator.header import is_region
from generator.layers import Layers
from generator.quantity import shown
from generator.reference import Interpolation
from generator.registry import NAME, Kind, Shelf
from generator.wording import explain

_CATALOGUE = "tfgen list modules shows what there is"
_KEYS = ("module", "uses", "overrides", "region", "renamed_from")
_TAKEN = frozenset(
    {"main", "variables", "outputs", "terraform", "providers", "var", "moved", "removed", "tfgen_unfinished"}
)
_LONGEST_NAME = 24
_ADDRESS = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


class Component(NamedTuple):
    """One checked entry.

    `links` holds only links named by hand, `""` for one declined; `uses` maps components to a level, `""` the usual;
    `references` are the texts in the inputs that name outputs or variables, with the path to each. `former_names` are
    those it had before it was renamed, the oldest first.
    """

    name: str
    kind: Kind
    inputs: Inputs
    links: Mapping[str, str]
    uses: Mapping[str, str]
    overrides: Mapping[str, Mapping[str, Any]]
    region: str
    references: tuple[tuple[tuple[str | int, ...], Interpolation], ...] = ()
    former_names: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        """What it was called at first, which names in AWS are made of."""
        return (*self.former_names, self.name)[0]


class Entry(NamedTuple):
    """What is written under one name, and where."""

    layers: Layers
    name: str
    data: Any

    def problem(self, code: str, message: str, *path: str | int, key: bool = False, hint: str = "") -> Diagnostic:
        """A problem at a place inside the entry."""
        place = self.layers.locate(("components", self.name, *path), key=key)
        return Diagnostic(code, f'component "{self.name}": {message}', place, hint)


def check_entry(entry: Entry, shelf: Shelf, problems: list[Diagnostic]) -> Component | None:
    """The component, or None when something was wrong with it; what was wrong is added to the problems."""
    if not isinstance(entry.data, dict):
        message = f"must be a mapping that names its module, not {shown(entry.data)}"
        problems.append(entry.problem("B030", message, hint=f"write {entry.name}: {{module: ...}}; {_CATALOGUE}"))
        return None
    found = [*_check_name(entry)]
    kind = _find_kind(entry, shelf, found)
    if kind is None:
        problems.extend(found)
        return None
    inputs = _check_inputs(entry, kind, found)
    found += [*_check_links(entry, kind), *_check_uses(entry, kind), *_check_overrides(entry)]
    found += [*_check_region(entry, kind), *_check_former_name(entry)]
    problems.extend(found)
    if found or inputs is None:
        return None
    links = {name: _link(entry.data[name]) for name in kind.module.links if entry.data.get(name) is not None}
    return Component(
        entry.name,
        kind,
        inputs,
        links,
        _uses(entry.data),
        reference.parse_all(entry.data.get("overrides", {})),
        kind.module.region or entry.data.get("region", ""),
        tuple(reference.find(inputs)),
        _former_names(entry),
    )


def _check_name(entry: Entry) -> Iterator[Diagnostic]:
    if not NAME.fullmatch(entry.name):
        place = entry.layers.locate(("components", entry.name), key=True)
        hint = 'lower-case letters and digits in words joined by "_", such as web_app; AWS names get a "-" instead'
        yield Diagnostic("B031", f"{shown(entry.name)} cannot be the name of a component", place, hint)
    elif len(entry.name) > _LONGEST_NAME:
        message = f"the name is too long: {len(entry.name)} characters, {_LONGEST_NAME} at most"
        yield entry.problem("B031", message, key=True, hint="it becomes part of names in AWS, which are short")
    elif entry.name in _TAKEN:
        message = "the name is taken: the root has a file of that name"
        yield entry.problem("B031", message, key=True, hint="choose another")
    elif re.fullmatch(r"(.*_)?override", entry.name):
        message = "the name is taken: Terraform lays a file of that name over the others"
        yield entry.problem("B031", message, key=True, hint="choose another")


def _find_kind(entry: Entry, shelf: Shelf, problems: list[Diagnostic]) -> Kind | None:
    name = entry.data.get("module")
    if name is None:
        problems.append(entry.problem("B032", "module is missing: it says what the component is", hint=_CATALOGUE))
        return None
    if not isinstance(name, str):
        problems.append(entry.problem("B033", f"module must be a name, not {shown(name)}", "module", hint=_CATALOGUE))
        return None
    if name not in shelf.folders:
        hint = closest(name, shelf.folders) if get_close_matches(name, shelf.folders) else _CATALOGUE
        problems.append(entry.problem("B033", f"there is no module {shown(name)}", "module", hint=hint))
        return None
    try:
        return shelf.kind(name)
    except TfgenError as error:
        problems.extend(error.diagnostics)
        return None


def _check_inputs(entry: Entry, kind: Kind, problems: list[Diagnostic]) -> Inputs | None:
    links = kind.module.links
    data = {key: value for key, value in entry.data.items() if key not in _KEYS and key not in links}
    try:
        return kind.module.inputs.model_validate(reference.parse_all(data))
    except ValidationError as error:
        for finding in explain(error, kind.module.inputs, also=(*_KEYS, *links)):
            problems.append(entry.problem("B040", finding.message, *finding.path, key=finding.key, hint=finding.hint))
        return None


def _check_links(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    for name in kind.module.links:
        value = entry.data.get(name)
        if value is not None and value is not False and (not isinstance(value, str) or not value):
            hint = "or false to do without it" if not kind.module.links[name].required else ""
            yield entry.problem("B041", f"{name} must be the name of a component, not {shown(value)}", name, hint=hint)
        elif value is False and kind.module.links[name].required:
            message, hint = f"{name} cannot be false: it cannot do without", "leave it out, or name the component"
            yield entry.problem("B041", message, name, hint=hint)


def _link(value: object) -> str:
    return value if isinstance(value, str) else ""


def _check_uses(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    uses = entry.data.get("uses")
    if uses is None:
        return
    if kind.module.workload is None:
        message = f"a component of the module {kind.name} runs nothing that could use others"
        yield entry.problem("B042", message, "uses", key=True, hint="write uses at the component that runs your code")
    elif isinstance(uses, list):
        for index, name in enumerate(uses):
            if not isinstance(name, str):
                yield entry.problem("B043", f"uses must name components, not {shown(name)}", "uses", index)
            elif name in uses[:index]:
                yield entry.problem("B043", f"uses names {name} twice", "uses", index, hint="name it once")
    elif isinstance(uses, dict):
        for name, level in uses.items():
            if not isinstance(level, str) or not level:
                message = f"uses.{name} must be an access level, not {shown(level)}"
                yield entry.problem("B043", message, "uses", name, hint="such as read or read-write")
    else:
        message = f"uses must be a list of components or a mapping to access levels, not {shown(uses)}"
        yield entry.problem("B043", message, "uses", hint="write uses: [cache] or uses: {cache: read-write}")


def _uses(data: Mapping[str, Any]) -> Mapping[str, str]:
    uses = data.get("uses") or {}
    return dict.fromkeys(uses, "") if isinstance(uses, list) else uses


def _check_overrides(entry: Entry) -> Iterator[Diagnostic]:
    overrides = entry.data.get("overrides", {})
    if not isinstance(overrides, dict):
        message = f"overrides must be a mapping from a resource to its arguments, not {shown(overrides)}"
        yield entry.problem("B044", message, "overrides")
        return
    for address, arguments in overrides.items():
        place = ("overrides", address)
        if not _ADDRESS.fullmatch(address):
            hint = "write it as Terraform does, TYPE.NAME"
            yield entry.problem("B044", f"{shown(address)} is not a resource", *place, key=True, hint=hint)
        elif not isinstance(arguments, dict) or not arguments:
            yield entry.problem("B044", f"the override of {address} must be a mapping of arguments", *place)
        else:
            yield from _check_arguments(entry, arguments, place)
    for path, text in reference.find(reference.parse_all(overrides)):
        hint = f"write the value itself, or ${text} for the plain text"
        yield entry.problem("B046", f"an override takes no reference such as {text}", "overrides", *path, hint=hint)


def _check_arguments(entry: Entry, arguments: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    """Names of arguments and, where a list of mappings stands for nested blocks, of theirs."""
    for name, value in arguments.items():
        if not NAME.fullmatch(name):
            hint = "write it as Terraform does, such as max_size"
            message = f"{shown(name)} cannot be the name of an argument"
            yield entry.problem("B044", message, *path, name, key=True, hint=hint)
        for index, block in enumerate(value if isinstance(value, list) else ()):
            if isinstance(block, dict):
                yield from _check_arguments(entry, block, (*path, name, index))


def _check_region(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    region, only = entry.data.get("region"), kind.module.region
    if "region" in entry.data and not is_region(region):
        hint = "write it as us-east-1 or eu-central-1"
        yield entry.problem("B045", f"{shown(region)} is not the name of an AWS Region", "region", hint=hint)
    elif region and only and region != only:
        message = f"it cannot be in {region}: a component of the module {kind.name} lives in {only} only"
        yield entry.problem("B045", message, "region", hint="leave it out")


def _former_names(entry: Entry) -> tuple[str, ...]:
    names = entry.data.get("renamed_from", [])
    return tuple(names) if isinstance(names, list) else (names,)


def _check_former_name(entry: Entry) -> Iterator[Diagnostic]:
    if "renamed_from" not in entry.data:
        return
    names = _former_names(entry)
    if not names or not all(map(_is_name, names)):
        message = f"renamed_from must be the name it had before, not {shown(entry.data['renamed_from'])}"
        hint = "the name under components: in the last render; a list of names, the oldest first, if it had several"
        yield entry.problem("B047", message, "renamed_from", hint=hint)
    elif entry.name in names:
        message = "renamed_from is the name it has"
        yield entry.problem("B047", message, "renamed_from", hint="write the name it had before, or leave it out")
    elif len(set(names)) < len(names):
        yield entry.problem("B047", "renamed_from says a name twice", "renamed_from", hint="write each name once")


def _is_name(name: object) -> bool:
    return isinstance(name, str) and NAME.fullmatch(name) is not None and len(name) <= _LONGEST_NAME
