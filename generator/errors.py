"""What a problem is: a value with a place, a reason and a way out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NamedTuple


class Location(NamedTuple):
    """A place in a text file. Lines and columns start at 1; 0 means the whole file or the whole line."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in self if part)


class Diagnostic(NamedTuple):
    """One problem: a stable code that names the stage, what happened and why, where, and what to do.

    A `level` of "warning" is told and stops nothing; all others are "error".
    """

    code: str
    message: str
    location: Location | None = None
    hint: str = ""
    level: str = "error"


class TfgenError(Exception):
    """Carries every problem a stage found; the next stage does not start."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics


def closest(name: str, known: Iterable[str], noun: str = "known") -> str:
    """A hint that offers the closest of the known names, or lists them all when none is close."""
    names = sorted(known)
    if not names:
        return f"there are no {noun} names here" if noun == "known" else f"there are no {noun}"
    matches = difflib.get_close_matches(name, names, n=3, cutoff=0.6)
    if matches:
        return f"did you mean {' or '.join(matches)}?"
    return f"{noun}: {', '.join(names)}"
