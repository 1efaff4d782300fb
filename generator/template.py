"""The line of a template that a rendered block or argument comes from, found by what is written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator import resources
from generator.errors import Location

_HEAD = re.compile(r'^(?:resource|data) "(\w+)"(?: "([\w-]+)")?')


def template_line(folder: Path | None, mode: str, kind: str, name: str, argument: str) -> Location | None:
    """The argument inside the block, or the head of the block where it is not written out; None if neither is found.

    `folder` is the module's, None for what stands beside the module calls. Shared templates are looked through last.
    """
    shared = resources.folder("templates")
    files = sorted(folder.glob("*.tf*")) if folder else []
    for file in [*files, *sorted(Path(str(shared)).rglob("*.j2"))]:
        if place := _find(file, mode, kind, name, argument):
            return place
    return None


def _find(file: Path, mode: str, kind: str, name: str, argument: str) -> Location | None:
    rows = list(enumerate(file.read_text(encoding="utf-8").splitlines(), start=1))
    for number, row in rows:
        head = _HEAD.match(row) if row.startswith(mode) else None
        if head and head[1] == kind and head[2] in (name, None):
            inside = _body(rows[number:])
            wanted = re.compile(rf'\s+(?:dynamic ")?{re.escape(argument)}\b(?:"? *[={{])') if argument else None
            line = next((line for line, text in inside if wanted and wanted.match(text)), number)
            return Location(str(file), line)
    return None


def _body(rows: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for number, row in rows:
        if row.startswith("}"):
            return
        yield number, row
