"""Templates to text: one Jinja environment, and a memory of modules already rendered."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

import generator
from generator import layout, resources
from generator.arguments import mounts_of, policies
from generator.component import Module, Output
from generator.errors import Diagnostic, Location, TfgenError
from generator.graph import Node
from generator.hcl import Expression
from generator.inputs import Inputs, is_variable
from generator.jinja import environment
from generator.overrides import body
from generator.protection import protect
from generator.readme import readme
from generator.terraform_type import structural
from generator.variables import Variable
from generator.waivers import Marks, mark

OVERRIDE = "blueprint_override.tf"
_RESOURCE = re.compile(r'^resource "([a-z0-9_]+)" "([A-Za-z0-9_-]+)"', re.MULTILINE)


class Rendering(NamedTuple):
    """A module as rendered: its files, name -> text, and the addresses of its resources."""

    files: Mapping[str, str]
    resources: tuple[str, ...]


class Printer:
    """Prints templates. Environments of a blueprint that need the same module get the same text, printed once."""

    def __init__(self, bytecode: Path | None = None) -> None:
        self._jinja = environment(jinja2.FunctionLoader(_source), bytecode)
        self._modules: dict[tuple[str, ...], Rendering] = {}
        self._parts: dict[tuple[str, str, str], str] = {}

    def print(self, template: str, head: str, **context: Any) -> str:
        """One file: the header as a comment, and the template's text in canonical form."""
        try:
            text = self._jinja.get_template(template).render(**context)
        except Exception as error:
            raise TfgenError(_broken(template, error)) from error
        return layout.format(f"# {head}\n\n{text}")

    def part(self, template: str, head: str, **context: Any) -> str:
        """The same for a file of the root, whose context is plain data and is the same in many environments."""
        key = (template, head, repr(context))
        if key not in self._parts:
            self._parts[key] = self.print(template, head, **context)
        return self._parts[key]

    def module(self, node: Node, variables: tuple[Variable, ...], blueprint: str, marks: Marks) -> Rendering:
        """All files of the module as rendered for a component: name -> text; `marks` are comments by resource."""
        names = " ".join(variable.name for variable in variables)
        key = (blueprint, str(node.component.kind.folder), names, *map(repr, (marks, *_decisive(node))))
        if key not in self._modules:
            files = dict(self._files(node, variables, header(blueprint, f"module {node.component.kind.name}")))
            files = {name: mark(text, marks) if name.endswith(".tf") else text for name, text in files.items()}
            found = [match for name, text in files.items() if name != OVERRIDE for match in _RESOURCE.findall(text)]
            self._modules[key] = Rendering(files, tuple(f"{kind}.{name}" for kind, name in found))
        return self._modules[key]

    def _files(self, node: Node, variables: tuple[Variable, ...], head: str) -> Iterator[tuple[str, str]]:
        kind, outputs = node.component.kind, node.outputs
        for template in sorted(kind.folder.glob("*.tf.j2")):
            text = protect(self.print(str(template), head, **_context(node)), _protected(node))
            if text.count("\n") > 1:
                yield template.name.removesuffix(".j2"), text
        for file in sorted(kind.folder.glob("*.tf")):
            yield file.name, file.read_text(encoding="utf-8")
        yield "variables.tf", self.print("module/variables.tf.j2", head, variables=variables)
        if outputs:
            yield "outputs.tf", self.print("module/outputs.tf.j2", head, outputs=_printable(outputs))
        if moved := _moved(kind.module):
            yield "moved.tf", self.print("module/moved.tf.j2", head, moved=moved)
        yield "terraform.tf", self.print("module/terraform.tf.j2", head)
        yield "README.md", readme(head, kind, variables, outputs)
        if overrides := node.component.overrides:
            yield OVERRIDE, self.print("module/override.tf.j2", head, overrides=_resources(overrides))


def header(blueprint: str, what: str) -> str:
    """The first line of every rendered file."""
    return f"Rendered by tfgen {generator.__version__} from the blueprint {blueprint}: {what}."


class _View:
    """A model as templates see it: what is decided while rendering. Variables are Terraform's and are not here."""

    def __init__(self, model: Inputs) -> None:
        self._model = model

    def __getattr__(self, name: str) -> Any:
        model = type(self._model)
        if name in model.model_fields and is_variable(model, name):
            raise jinja2.UndefinedError(f"{name} is a Terraform variable, unknown while rendering: write var.{name}")
        if not hasattr(self._model, name):
            raise jinja2.UndefinedError(f"there is no input {name}")
        value = getattr(self._model, name)
        return _View(value) if isinstance(value, Inputs) else value


def _context(node: Node) -> dict[str, Any]:
    """All a module's template knows: the structure of its inputs, its links, what is attached and what is granted."""
    return {
        "inputs": _View(node.component.inputs),
        "linked": {name: name in node.links for name in node.component.kind.module.links},
        "attached": {
            interface.name: [
                {"key": item.key, "component": item.component, "sent": _View(item.sent)}
                for item in node.place.attached.get(interface.name, ())
            ]
            for interface in node.component.kind.module.provides
        },
        "granted": dict.fromkeys(_granted(node), True),
    }


def _granted(node: Node) -> list[str]:
    """The variables the module has for what comes of `uses:`."""
    workload = node.component.kind.module.workload
    return [*policies(node), *([workload.mounts] if workload and mounts_of(node) else [])]


def _decisive(node: Node) -> Iterator[object]:
    """Everything a rendering of a module depends on; the same sequence gives the same files."""
    yield from structural(node.component.inputs)
    yield sorted(node.links)
    for interface, items in node.place.attached.items():
        yield interface, [(item.key, item.component, *structural(item.sent)) for item in items]
    yield sorted(_granted(node))
    yield node.component.overrides
    yield _protected(node)
    yield sorted(node.outputs)


def _protected(node: Node) -> tuple[str, ...]:
    """The resources of the module that must not be destroyed."""
    return tuple(item.address for item in node.component.kind.module.stateful) if node.place.is_protected else ()


def _moved(module: Module) -> list[tuple[Expression, Expression]]:
    return [(Expression(before), Expression(now)) for before, now in module.moved.items()]


def _printable(outputs: Mapping[str, Output]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "description": output.description,
            "value": Expression(output.value),
            "depends_on": [Expression(address) for address in output.depends_on],
        }
        for name, output in outputs.items()
    ]


def _resources(overrides: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"kind": address.partition(".")[0], "name": address.partition(".")[2], "body": body(arguments)}
        for address, arguments in overrides.items()
    ]


def _source(name: str) -> tuple[str, str, None] | None:
    """The text of a template: of a module by its whole path, of the shared ones by their path in `templates/`."""
    path = resources.folder("templates") / name
    if not path.is_file():
        return None
    return path.read_text(encoding="utf-8"), str(path), None


def _broken(template: str, error: Exception) -> Diagnostic:
    """A template is code of its author: whatever it raises is told with the line of the template it was raised in."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = Location(error.filename or template, error.lineno)
        return Diagnostic("R001", f"the template cannot be read: {error.message}", place)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    place = Location(frames[-1].filename, frames[-1].lineno or 0) if frames else Location(template)
    if isinstance(error, jinja2.TemplateNotFound):
        return Diagnostic("R001", f"the template cannot be rendered: there is no template {error.name}", place)
    if not frames and not isinstance(error, jinja2.TemplateError):
        raise error
    return Diagnostic("R001", f"the template cannot be rendered: {error}", place)
