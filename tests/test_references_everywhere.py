"""Every input of every module, given a value that only Terraform knows: it is rendered, or refused in plain words."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from proof import PROJECT, Subject, subjects

from generator import source
from generator.blueprint import check
from generator.errors import TfgenError
from generator.graph import wire
from generator.printer import Printer
from generator.registry import Shelf
from generator.render import render
from generator.terraform_type import terraform_type

_SHELF = Shelf()
_TYPES = ("string", "number", "bool", "list(string)", "map(string)")
_FIELDS = [
    (name, field, kind)
    for name in sorted(_SHELF.folders)
    for field in _SHELF.kind(name).variables
    if (kind := terraform_type(_SHELF.kind(name).module.inputs, field)) in _TYPES
]


def _first_case(name: str) -> dict[str, Any]:
    file = min((PROJECT / "modules" / name / "cases").glob("*/blueprint.yaml"))
    data: dict[str, Any] = source.load(file).data
    return data


@pytest.mark.parametrize(("name", "field", "kind"), _FIELDS, ids=lambda value: str(value))
def test_an_input_may_be_known_to_terraform_only(name: str, field: str, kind: str) -> None:
    data = _first_case(name)
    component = next(key for key, entry in data["components"].items() if entry["module"] == name)
    data["components"][component][field] = "${var.probe}"
    data["variables"] = data.get("variables", {}) | {"probe": {"type": kind, "description": "A probe."}}
    document = source.read("probe.yaml", yaml.safe_dump(data, sort_keys=False).encode())

    try:
        (blueprint,) = check(document, _SHELF)
        text = render(wire(blueprint, _SHELF), Printer()).files[f"{component}.tf"]
    except TfgenError as error:
        assert {item.code for item in error.diagnostics} <= {"B040", "W030", "W008", "W009"}
    else:
        assert "var.probe" in text


# What stands beside the inputs, and texts that only Python ever reads.
_BESIDE = ("module", "uses", "overrides", "region", "renamed_from")
_CASES = [subject for subject in subjects() if subject.file.name == "blueprint.yaml"]


@pytest.mark.parametrize("subject", [pytest.param(subject, id=subject.id) for subject in _CASES])
def test_every_value_of_a_case_may_be_known_to_terraform_only(subject: Subject) -> None:
    """However deep it stands: refused, or an expression in what is rendered, and never a text with it inside."""
    data = source.load(subject.file).data
    wrong = dict[str, str]()
    for component, path, kind in _places(data["components"]):
        changed = copy.deepcopy(data)
        holder = changed["components"][component]
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = "${var.probe}"
        changed["variables"] = data.get("variables", {}) | {"probe": {"type": kind, "description": "A probe."}}
        if problem := _problem_with(changed):
            wrong[".".join(map(str, (component, *path)))] = problem
    assert wrong == {}


def _places(components: dict[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """The component, the path and the type of every value."""
    for name, entry in components.items():
        for key, value in entry.items():
            if key not in _BESIDE:
                yield from ((name, path, kind) for path, kind in _inside(value, (key,)))


def _inside(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, (*path, key))
    elif isinstance(value, list):
        yield path, "list(string)"
        for index, item in enumerate(value):
            yield from _inside(item, (*path, index))
    else:
        is_number = isinstance(value, int | float) or (isinstance(value, str) and value[:1].isdigit())
        yield path, "bool" if isinstance(value, bool) else "number" if is_number else "string"


def _problem_with(data: dict[str, Any]) -> str:
    document = source.read("probe.yaml", yaml.safe_dump(data, sort_keys=False).encode())
    try:
        files = [render(wire(blueprint, _SHELF), Printer()).files for blueprint in check(document, _SHELF)]
    except TfgenError:
        return ""
    except Exception as error:
        return repr(error)
    text = "\n".join(text for each in files for path, text in each.items() if path != "variables.tf")
    return "a text" if "$${var.probe" in text else "" if "var.probe" in text else "nowhere"
