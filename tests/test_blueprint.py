"""From a Document to one checked Blueprint per environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint import Blueprint, check
from generator.errors import Diagnostic, TfgenError
from generator.layers import Layers, merge
from generator.registry import Shelf
from generator.requires import fits
from generator.source import Document, read

SHELF = Shelf([Path(__file__).parent / "modules"])
HEAD = "version: 1\nname: board\nregion: eu-west-1\n"


def document(text: str) -> Document:
    return read("b.yaml", f"{HEAD}{text}".encode())


def blueprints(text: str, *only: str) -> dict[str, Blueprint]:
    return {blueprint.environment: blueprint for blueprint in check(document(text), SHELF, only)}


def problems(text: str, *only: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(TfgenError) as caught:
        blueprints(text, *only)
    return caught.value.diagnostics


MERGED: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "nothing": ({"a": 1}, {}, {"a": 1}),
    "a-value-replaces": ({"a": 1, "b": 2}, {"a": 3}, {"a": 3, "b": 2}),
    "a-value-is-added": ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
    "mappings-merge": ({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}}, {"a": {"b": 1, "c": 3}}),
    "mappings-merge-at-any-depth": ({"a": {"b": {"c": 1}}}, {"a": {"b": {"d": 2}}}, {"a": {"b": {"c": 1, "d": 2}}}),
    "lists-replace": ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
    "a-list-replaces-a-mapping": ({"a": {"b": 1}}, {"a": ["b"]}, {"a": ["b"]}),
    "a-mapping-replaces-a-list": ({"a": ["b"]}, {"a": {"b": 1}}, {"a": {"b": 1}}),
    "null-takes-away": ({"a": 1, "b": 2}, {"a": None}, {"b": 2}),
    "null-takes-away-inside": ({"a": {"b": 1, "c": 2}}, {"a": {"b": None}}, {"a": {"c": 2}}),
    "null-for-what-is-not-there": ({"a": 1}, {"b": None}, {"a": 1}),
    "false-and-zero-are-values": ({"a": 1, "b": True}, {"a": 0, "b": False}, {"a": 0, "b": False}),
    "the-same-module-merges": ({"x": {"module": "m", "a": 1}}, {"x": {"module": "m"}}, {"x": {"module": "m", "a": 1}}),
    "another-module-replaces": ({"x": {"module": "m", "a": 1}}, {"x": {"module": "n"}}, {"x": {"module": "n"}}),
}


@pytest.mark.parametrize(("base", "overlay", "expected"), MERGED.values(), ids=MERGED)
def test_an_environment_is_laid_over_the_base(
    base: dict[str, Any], overlay: dict[str, Any], expected: dict[str, Any]
) -> None:
    assert merge(base, overlay) == expected


def test_merging_leaves_the_base_as_it_was() -> None:
    base = {"a": {"b": 1}}

    merge(base, {"a": {"b": 2}})

    assert base == {"a": {"b": 1}}


COMPONENTS = """\
tags: {team: data}
components:
  net: {module: vpc, azs: 2, endpoints: [s3, logs]}
  app: {module: web, environment: {LEVEL: info, MODE: fast}}
environments:
  dev:
    tags: {stage: test}
    components:
      net: {nat: none, endpoints: []}
      app: {environment: {LEVEL: debug, MODE: null}}
  prod: {region: eu-central-1, components: {net: {azs: 3}}}
"""


def test_each_environment_is_a_blueprint_of_its_own() -> None:
    found = blueprints(COMPONENTS)

    dev, prod = found["dev"], found["prod"]
    assert (dev.root, prod.root) == ("board-dev", "board-prod")
    assert (dev.top.region, prod.top.region) == ("eu-west-1", "eu-central-1")
    assert (dev.top.tags, prod.top.tags) == ({"team": "data", "stage": "test"}, {"team": "data"})
    assert [(item.components["net"].inputs.nat, item.components["net"].inputs.azs) for item in (dev, prod)] == [  # type: ignore[attr-defined]
        ("none", 2),
        ("single", 3),
    ]
    assert dev.components["net"].inputs.endpoints == []  # type: ignore[attr-defined]
    assert dev.components["app"].inputs.environment == {"LEVEL": "debug"}  # type: ignore[attr-defined]


def test_only_the_environments_asked_for_are_looked_at() -> None:
    text = COMPONENTS.replace("azs: 3", "azs: 9")

    assert list(blueprints(text, "dev")) == ["dev"]
    assert [problem.code for problem in problems(text, "prod")] == ["B040"]


def test_a_blueprint_without_environments_is_one_root() -> None:
    (found,) = blueprints("components: {net: {module: vpc}}\n").values()

    assert found.root == "board"


def test_an_environment_may_change_nothing() -> None:
    assert list(blueprints("components: {net: {module: vpc}}\nenvironments: {dev: , prod: {}}\n")) == ["dev", "prod"]


def test_an_environment_may_put_another_module_in_place() -> None:
    text = """\
components:
  net: {module: vpc, azs: 3}
environments:
  dev: {components: {net: {module: existing_vpc, vpc_id: vpc-12345678, cidr: 10.0.0.0/16}}}
"""

    assert blueprints(text)["dev"].components["net"].kind.name == "existing_vpc"


def test_a_problem_of_the_base_is_told_once() -> None:
    found = problems(COMPONENTS.replace("azs: 2", "azzs: 2"))

    assert [(problem.location and problem.location.line, problem.message) for problem in found] == [
        (6, 'component "net": there is no setting azzs')
    ]


@pytest.mark.parametrize("name", ["name: [x]", "region: 5", "components: {net: {module: vpcc}}"])
def test_what_is_required_is_looked_at_before_anything_else(name: str) -> None:
    text = f'version: 1\nrequires: ">=99"\n{name}\n'

    with pytest.raises(TfgenError) as caught:
        check(read("b.yaml", text.encode()), SHELF)

    assert [problem.code for problem in caught.value.diagnostics] == ["B003"]


FITS: list[tuple[str, str, bool | None]] = [
    (">=0.1", "0.1.0", True),
    (">=0.1, <1", "0.9.9", True),
    (">=0.1,<1", "1.0.0", False),
    (">0.1", "0.1.0", False),
    ("==0.1", "0.1.0", True),
    ("==0.1", "0.1.1", False),
    ("!=0.1.1", "0.1.1", False),
    ("<=0.10", "0.9.0", True),
    (">=0.10", "0.9.0", False),
    ("0.1", "0.1.0", None),
    ("~>0.1", "0.1.0", None),
    (">=0.1,", "0.1.0", None),
    (">=0.1.2.3", "0.1.0", None),
    (">=0.1; import os", "0.1.0", None),
]


@pytest.mark.parametrize(("requires", "version", "expected"), FITS, ids=[f"{row[0]}-{row[1]}" for row in FITS])
def test_a_version_fits(requires: str, version: str, expected: bool | None) -> None:
    assert fits(requires, version) is expected


PLACES: dict[str, tuple[tuple[str | int, ...], bool, tuple[int, int]]] = {
    "of-the-base": (("components", "net", "azs"), False, (6, 27)),
    "of-the-environment": (("components", "net", "nat"), False, (12, 18)),
    "of-both": (("components", "app", "environment", "LEVEL"), False, (13, 34)),
    "its-key": (("components", "net", "nat"), True, (12, 13)),
    "of-the-base-below-what-both-have": (("components", "app", "module"), False, (7, 17)),
    "taken-away": (("components", "app", "environment", "MODE"), False, (13, 47)),
    "of-a-list-that-the-environment-replaced": (("components", "net", "endpoints"), False, (12, 35)),
    "of-the-top": (("region",), False, (3, 9)),
    "of-nothing": (("state",), False, (1, 1)),
}


@pytest.mark.parametrize(("path", "key", "expected"), PLACES.values(), ids=PLACES)
def test_a_merged_value_is_where_it_was_written(
    path: tuple[str | int, ...], key: bool, expected: tuple[int, int]
) -> None:
    place = Layers(document(COMPONENTS), "dev").locate(path, key=key)

    assert (place.line, place.column) == expected


def test_an_index_of_a_replaced_list_is_in_the_environment() -> None:
    text = (
        "components:\n  net: {module: vpc, zones: [a, b]}\nenvironments:\n  dev: {components: {net: {zones: [c, x]}}}\n"
    )

    (problem,) = problems(text)

    assert str(problem.location) == "b.yaml:7:39"
