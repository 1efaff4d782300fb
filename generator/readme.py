"""The README of a rendered module: what it makes, what it takes, what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import hcl
from generator.component import Output
from generator.registry import Kind
from generator.variables import Variable


def readme(header: str, kind: Kind, variables: Iterable[Variable], outputs: Mapping[str, Output]) -> str:
    """The page as Markdown."""
    lines = [f"<!-- {header} -->", "", f"# {kind.name}", "", kind.doc, "", "## Variables", ""]
    lines += _table(("name", "type", "default", "description"), map(_variable, variables))
    if outputs:
        lines += ["", "## Outputs", ""]
        lines += _table(("name", "type", "description"), (_output(name, output) for name, output in outputs.items()))
    return "\n".join(lines) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [_row(head), _row(tuple("---" for _ in head)), *map(_row, rows)]


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _variable(variable: Variable) -> tuple[str, ...]:
    default = "required" if variable.is_required else f"`{_one_line(hcl.literal(variable.default))}`"
    return f"`{variable.name}`", f"`{_one_line(variable.type)}`", default, variable.description


def _output(name: str, output: Output) -> tuple[str, ...]:
    return f"`{name}`", f"`{output.type}`", output.description


def _one_line(text: str) -> str:
    joined = ", ".join(line.strip().rstrip(",") for line in text.splitlines())
    return joined.replace("{, ", "{ ").replace("[, ", "[").replace(", }", " }").replace(", ]", "]")
