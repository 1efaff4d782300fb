"""References in text: `${component.output}`, `${component.output.key}` and `${var.name}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

_REFERENCE = re.compile(r"(\$?)\$\{([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)(?:\.([A-Za-z0-9_/-]+))?\}")
_OUTPUT = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.([A-Za-z0-9_/-]+))?\}")

# What people write who mean a reference: spaces, capitals, or a sign of Terraform's.
_MEANT = re.compile(r"\$\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*[.\[][^{}]*\}")

VARIABLES = "var"
_SIMPLE = (str, int, float, type(None))


class Reference(NamedTuple):
    """An output of a component, or one entry of it.

    `component` is `var` for a declared variable, and empty for the component that says it.
    """

    component: str
    name: str
    key: str = ""

    def __str__(self) -> str:
        return "${" + ".".join(part for part in self if part) + "}"


class Interpolation(NamedTuple):
    """Text with references in it, in order."""

    parts: tuple[str | Reference, ...]

    def __str__(self) -> str:
        return "".join(str(part) for part in self.parts)


def parse(text: str) -> str | Interpolation:
    """The text itself when it holds no reference. `$${a.b}` is the plain text `${a.b}`."""
    if "${" not in text:
        return text
    parts: list[str | Reference] = []
    end = 0
    for match in _REFERENCE.finditer(text):
        literal = text[end : match.start()]
        escaped = match[1] == "$"
        parts += [literal + match[0][1:]] if escaped else [literal, Reference(match[2], match[3], match[4] or "")]
        end = match.end()
    parts.append(text[end:])
    return _joined(parts)


@cache
def over_outputs(template: str, component: str = "") -> Interpolation:
    """`{arn}/*` as a text over the outputs of a component; the form declarations in `component.py` use."""
    parts: list[str | Reference] = []
    end = 0
    for match in _OUTPUT.finditer(template):
        parts += [template[end : match.start()], Reference(component, match[1], match[2] or "")]
        end = match.end()
    return Interpolation(tuple(part for part in [*parts, template[end:]] if part != ""))


def own(output: str) -> Interpolation:
    """An output of the component itself, for what a link sends to its provider."""
    return Interpolation((Reference("", output),))


def parse_all(value: Any) -> Any:
    """The same data with every text that holds references parsed."""
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, dict):
        return {key: parse_all(item) for key, item in value.items()}
    return [parse_all(item) for item in value] if isinstance(value, list) else value


def find(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Interpolation]]:
    """Every text with references inside a value, with the path to it."""
    if isinstance(value, Interpolation):
        yield path, value
    elif isinstance(value, _SIMPLE):
        return
    elif isinstance(value, dict | BaseModel):
        for key, item in value.items() if isinstance(value, dict) else value.__dict__.items():
            if not isinstance(item, _SIMPLE):
                yield from find(item, (*path, key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from find(item, (*path, index))


def nearly(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Every text that looks like a reference and is none, with the path to it and whom it seems to name."""
    if isinstance(value, str):
        for match in _MEANT.finditer(value):
            if not _REFERENCE.fullmatch(match[0]):
                yield path, match[0], match[1]
    elif isinstance(value, dict | BaseModel):
        for key, item in value.items() if isinstance(value, dict) else value.__dict__.items():
            yield from nearly(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from nearly(item, (*path, index))


def components_of(text: Interpolation, speaker: str = "") -> set[str]:
    """The components a text names outputs of; the speaker is the one that means itself by naming none."""
    named = {part.component or speaker for part in text.parts if isinstance(part, Reference)}
    return named - {VARIABLES, ""}


def _joined(parts: list[str | Reference]) -> str | Interpolation:
    merged: list[str | Reference] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif part != "":
            merged.append(part)
    if all(isinstance(part, str) for part in merged):
        return "".join(str(part) for part in merged)
    return Interpolation(tuple(merged))
