"""The conventions of the project, held by looking at it."""

from __future__ import annotations

import ast
import configparser
import re
from pathlib import Path

import click
import pytest
from proof import PROJECT

from generator import resources
from generator.cli import tfgen
from generator.explain import explain
from generator.registry import Kind, Shelf

_SHELF = Shelf()
_MODULES = sorted(_SHELF.folders)
# Words of the contract itself that a module happens to be called by too.
_WORDS = {"alarms", "secrets"}
_SOURCES = sorted((PROJECT / "generator").glob("*.py"))

# Earlier stages first: a file may import only from lines above its own, or from its own line.
_ORDER = [
    ["__init__", "errors", "resources", "fileset", "requires", "hcl", "row", "digests", "child", "scratch", "garbage"],
    ["reference", "layout", "lockfile", "syntax", "blocks", "finding", "severities", "progress"],
    ["inventory", "quantity", "inputs", "jinja", "reader", "cycles", "overrides", "protection", "root", "composer"],
    [
        "component",
        "domains",
        "settings",
        "windows",
        "containers",
        "cron",
        "databases",
        "instances",
        "managed_rules",
        "regions",
        "checkov",
        "newroot",
        "staging",
        "verify",
        "losses",
    ],
    ["source", "interfaces", "registry", "files", "checkov_worker", "terraform_type"],
    ["scanner", "scan_cache", "plan_scan", "remarks"],
    ["waiver"],
    ["header", "layers", "wording", "scan", "scan_text", "sarif", "annotations", "junit", "baseline"],
    ["entry"],
    ["blueprint"],
    ["rules"],
    ["lint"],
    ["links", "waivers"],
    ["attachments", "uses", "values"],
    ["graph"],
    ["variables"],
    ["arguments", "readme"],
    ["printer", "calls"],
    ["render"],
    ["pipeline", "report", "explain", "ladder", "origin", "terraform", "moto", "moto_server", "lacks"],
    ["changes", "job", "template"],
    ["schema"],
    ["trial", "waiving"],
    ["sandbox"],
    ["scanning"],
    ["rungs"],
    ["climber", "crew"],
    ["commands", "catalogue", "proving", "linting"],
    ["planning", "affected"],
    ["options"],
    ["cli"],
]
_RANK = {name: rank for rank, names in enumerate(_ORDER) for name in names}


def _imports(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named = [
        f"generator.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "generator"
        for alias in node.names
    ]
    names = [name.removeprefix("generator.") for name in [*found, *named] if name.startswith("generator.")]
    return [name for name in names if not name.startswith("__")]


@pytest.mark.parametrize("file", _SOURCES, ids=lambda file: file.stem)
def test_imports_point_to_earlier_stages(file: Path) -> None:
    later = [name for name in _imports(file) if _RANK.get(name, -1) > _RANK[file.stem] and name in _RANK]

    assert later == []


@pytest.mark.parametrize("file", _SOURCES, ids=lambda file: file.stem)
def test_the_generator_names_no_module(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]

    assert [text for text in texts if text in _MODULES and text not in _WORDS] == []


@pytest.mark.parametrize("name", _MODULES)
def test_a_module_stands_alone(name: str) -> None:
    shared = {"containers", "cron", "databases", "domains", "instances", "managed_rules", "regions", "settings"}
    allowed = {"component", "interfaces", "generator", "windows"} | shared
    files = _SHELF.folders[name].glob("*.py")
    imported = {module.split(".")[0] for file in files for module in _imports(file)}

    assert imported <= allowed


@pytest.mark.parametrize("name", _MODULES)
def test_a_module_has_cases_that_say_what_the_sandbox_can(name: str) -> None:
    cases = sorted((_SHELF.folders[name] / "cases").glob("*/blueprint.yaml"))

    assert cases
    for case in cases:
        assert (case.parent / "sandbox.yaml").is_file()
        assert sorted((case.parent / "expected").rglob("*.tf")) or name == "existing_vpc"


@pytest.mark.parametrize("name", _MODULES)
def test_every_resource_is_rendered_by_some_case(name: str) -> None:
    templates = [file.read_text(encoding="utf-8") for file in _SHELF.folders[name].glob("*.tf.j2")]
    declared = {match for text in templates for match in re.findall(r'^resource "\w+" "\w+"', text, re.MULTILINE)}
    expected = (_SHELF.folders[name] / "cases").rglob("expected/modules/*/*.tf")
    rendered = "\n".join(file.read_text(encoding="utf-8") for file in expected)

    assert {head for head in declared if head not in rendered} == set()


@pytest.mark.parametrize("name", _MODULES)
def test_everything_a_module_gives_is_described(name: str) -> None:
    kind: Kind = _SHELF.kind(name)

    for output in kind.module.outputs.values():
        assert output.description.endswith(".")
    for field in kind.module.inputs.model_fields.values():
        assert (field.description or "").endswith(".")


@pytest.mark.parametrize("name", _MODULES)
def test_the_reference_page_is_what_the_module_declares(name: str) -> None:
    page = PROJECT / "docs" / "reference" / f"{name}.md"

    assert page.read_text(encoding="utf-8") == explain(_SHELF.kind(name)), "print it again: make docs"


def test_no_reference_page_is_left_of_a_module_that_is_gone() -> None:
    assert sorted(page.stem for page in (PROJECT / "docs" / "reference").glob("*.md")) == _MODULES


@pytest.mark.parametrize("command", sorted(tfgen.commands), ids=str)
def test_every_command_explains_itself_and_stands_in_the_readme(command: str) -> None:
    found = tfgen.commands[command]

    assert (found.help or "").strip().endswith(".")
    assert f"tfgen {command}" in (PROJECT / "README.md").read_text(encoding="utf-8")
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert parameter.envvar == "TFGEN_" + parameter.opts[-1].strip("-").replace("-", "_").upper()


def test_every_package_stands_in_setup_cfg() -> None:
    settings = configparser.ConfigParser()
    settings.read(PROJECT / "setup.cfg")
    packages = settings["options"]["packages"].split()

    assert packages == ["generator", *(f"generator.{name}" for name in ("templates", "modules", "blueprints"))]
    for name in ("templates", "modules", "blueprints"):
        assert (resources.folder(name) / "__init__.py").is_file()


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [page.name[:4] for page in (PROJECT / "docs" / "decisions").glob("*.md")]

    assert sorted(numbers) == [f"{number:04}" for number in range(1, len(numbers) + 1)]
