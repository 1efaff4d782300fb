"""Every input of every module, given a value that only Terraform knows: it is rendered, or refused in plain words."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from proof import PROJECT

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
        assert {item.code for item in error.diagnostics} <= {"B040", "W030", "W008"}
    else:
        assert "var.probe" in text
