"""Diagnostics and results as people and programs read them; the only file that prints."""

from __future__ import annotations

import json
import shlex
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.errors import Diagnostic, Location
from generator.files import Changes
from generator.fileset import FileSet


def say(text: str = "") -> None:
    """Something said to a person."""
    print(text, file=sys.stderr)


def give(text: str) -> None:
    """A result."""
    print(text)


def diagnostics_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Each problem with its place, the line it is on, and the way out."""
    return "\n".join(_diagnostic(item) for item in diagnostics)


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The same as a JSON list."""
    return json.dumps([_plain(item) for item in diagnostics], indent=2)


def _plain(item: Diagnostic) -> dict[str, object]:
    place = item.location or Location("")
    return {
        "code": item.code,
        "level": item.level,
        "message": item.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "hint": item.hint,
    }


def _diagnostic(item: Diagnostic) -> str:
    place = f"{item.location}: " if item.location else ""
    lines = [f"{place}{item.code} {item.message}", *_excerpt(item.location)]
    return "\n".join([*lines, *([f"  {item.hint}"] if item.hint else [])])


def _excerpt(place: Location | None) -> list[str]:
    """The line a problem is on, with a mark under its column; nothing when it cannot be read any more."""
    if place is None or not place.line or not place.column:
        return []
    try:
        rows = Path(place.file).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    if place.line > len(rows):
        return []
    row, number = rows[place.line - 1], str(place.line)
    if len(row) > 120 or not row.isprintable():
        return []
    return [f"  {number} | {row}", f"  {' ' * len(number)} | {' ' * (place.column - 1)}^"]


def summary(filesets: Sequence[FileSet], changes: Sequence[Changes]) -> str:
    """What a render made: for each root what changed, and the resources it holds by type."""
    return "\n".join(_root_summary(*item) for item in zip(filesets, changes, strict=True))


def _root_summary(fileset: FileSet, changes: Changes) -> str:
    resources = fileset.resources
    sizes = [
        count(fileset.components, "component"),
        count(len(fileset.files), "file"),
        count(sum(resources.values()), "resource block"),
    ]
    listed = [f"{kind.removeprefix('aws_')}{f' x{number}' if number > 1 else ''}" for kind, number in resources.items()]
    text = textwrap.fill(", ".join(listed), 110, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return f"{fileset.name}: {', '.join(sizes)} ({changes_text(changes)})\n{text}"


def next_steps(filesets: Sequence[FileSet], output: Path) -> str:
    """The commands to type next, for the first root."""
    first = filesets[0]
    state = (
        ""
        if first.keeps_state
        else "State is kept in a file in the root; name a bucket under state: before you share it.\n"
    )
    asked = "".join(f" -var {name}=..." for name in first.asks)
    root = shlex.quote(str(output / first.name))
    return f"{state}Next: terraform -chdir={root} init && terraform -chdir={root} plan{asked}"


def changes_text(changes: Changes) -> str:
    """`2 added, 1 changed`, or that nothing is different."""
    counts = {"added": changes.added, "changed": changes.changed, "removed": changes.removed}
    return ", ".join(f"{len(paths)} {word}" for word, paths in counts.items() if paths) or "all unchanged"


def changes_list(fileset: FileSet, changes: Changes) -> str:
    """One line for each file that differs."""
    marks = {"+": changes.added, "~": changes.changed, "-": changes.removed}
    return "\n".join(f"{mark} {fileset.name}/{path}" for mark, paths in marks.items() for path in paths)


def count(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
