"""References in a blueprint are looked up: the component, the output or variable, and whether the type fits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint import Blueprint
from generator.errors import Diagnostic, closest
from generator.inputs import is_sensitive
from generator.links import Links, outputs_of
from generator.reference import VARIABLES, Interpolation, Reference, nearly
from generator.terraform_type import terraform_type

_SCALARS = ("string", "number", "bool")


def check_references(blueprint: Blueprint, links: Links) -> Iterator[Diagnostic]:
    """A problem for each reference that leads nowhere, or to a value that does not fit where it stands."""
    for name, component in blueprint.components.items():
        for path, text in component.references:
            wanted = terraform_type(type(component.inputs), str(path[0])) if len(path) == 1 else "string"
            for part in text.parts:
                if isinstance(part, Reference) and (found := _problem(blueprint, links, part, text, wanted)):
                    code, message, hint = found
                    place = blueprint.at(name, *path)
                    yield Diagnostic(code, f'component "{name}": {message}', place, hint)
                elif isinstance(part, Reference) and is_sensitive(type(component.inputs), str(path[0])):
                    yield from _shown(blueprint, name, path, part)


def doubt_texts(blueprint: Blueprint) -> Iterator[Diagnostic]:
    """Warnings for texts that were hardly meant as such."""
    for name, component in blueprint.components.items():
        for path, text, owner in nearly(component.inputs):
            if owner.lower() in blueprint.components or owner == VARIABLES:
                message = f'component "{name}": {text} is no reference, and reaches AWS as it stands'
                what = "name" if owner == VARIABLES else "output"
                hint = f"write ${{{owner.lower()}.{what}}}, in lower case and without spaces or brackets"
                yield Diagnostic("W017", message, blueprint.at(name, *path), hint, "warning")


def _shown(blueprint: Blueprint, name: str, path: tuple[str | int, ...], reference: Reference) -> Iterator[Diagnostic]:
    """A secret from a variable that every plan would print."""
    variable = blueprint.variables.get(reference.name) if reference.component == VARIABLES else None
    if variable and not variable.sensitive:
        message = f'component "{name}": {path[0]} is secret, and {reference} is a variable that plans show'
        hint = f"add sensitive: true to {reference.name} under variables"
        yield Diagnostic("W009", message, blueprint.at(name, *path), hint)


def _problem(
    blueprint: Blueprint, links: Links, reference: Reference, text: Interpolation, wanted: str
) -> tuple[str, str, str] | None:
    if reference.component == VARIABLES:
        found = _variable(blueprint, reference)
    else:
        found = _output(blueprint, links, reference)
    if isinstance(found, tuple):
        return found
    if found in _SCALARS and wanted in _SCALARS:
        return None
    if len(text.parts) == 1 and found == wanted:
        return None
    if len(text.parts) > 1 and wanted not in _SCALARS:
        message = f"{_words(wanted)} is needed here, and {reference} with text around it is none"
        return "W008", message, f"write nothing but {reference}" if found == wanted else "name one, and nothing else"
    message = f"{reference} is {_words(found)}, and {_words(wanted)} is needed here"
    return "W008", message, f"name an output or a variable that is {_words(wanted)}"


def _words(kind: str) -> str:
    """A Terraform type in the words of a blueprint."""
    return {
        "string": "text",
        "number": "a number",
        "bool": "true or false",
        "list(string)": "a list of texts",
        "map(string)": "a mapping of texts",
    }.get(kind, f"a {kind}")


def _variable(blueprint: Blueprint, reference: Reference) -> str | tuple[str, str, str]:
    variable = blueprint.variables.get(reference.name)
    if variable is None:
        hint = closest(reference.name, blueprint.variables, "declared variables")
        return "W005", f"{reference} names a variable that is not declared under variables{blueprint.scope}", hint
    return _entry(reference, variable.type)


def _output(blueprint: Blueprint, links: Links, reference: Reference) -> str | tuple[str, str, str]:
    component = blueprint.components.get(reference.component)
    if component is None:
        escape = f"; write ${reference} for the plain text"
        hint = closest(reference.component, blueprint.components, "components") + escape
        return "W004", f"{reference} names a component that does not exist{blueprint.scope}", hint
    outputs = outputs_of(component, links)
    if reference.name not in outputs:
        hint = closest(reference.name, outputs, "outputs")
        why = "has with other settings only" if reference.name in component.kind.module.outputs else "does not have"
        return "W006", f'{reference} names an output that "{reference.component}" {why}', hint
    output = outputs[reference.name]
    keys = None if output.keys is None else [*output.keys(component.inputs)]
    if keys is not None and reference.key and reference.key not in keys:
        message = f'{reference} names an entry that {reference.name} of "{reference.component}" does not have'
        return "W007", message, closest(reference.key, keys, "entries")
    return _entry(reference, output.type)


def _entry(reference: Reference, found: str) -> str | tuple[str, str, str]:
    """The type of what is named, of its entry where a key is given."""
    if not reference.key:
        return found
    if found.startswith("map("):
        return found[4:-1]
    message = f"{reference} names an entry of {reference.name}, which is {_words(found)} and has no named entries"
    return "W007", message, "leave the last part out"
