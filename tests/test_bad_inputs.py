"""Bad input of every kind: what is said to the person, the exit code, and that nothing was written."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli import main

_TABLES = Path(__file__).parent / "bad_inputs"
_MODULES = Path(__file__).parent / "modules"
_ROW = re.compile(r"^##### (\S+)(.*)\n((?:(?!#####|>>>>>).*\n)*)>>>>>\n((?:(?!#####).*\n)*)", re.MULTILINE)


class Row(NamedTuple):
    """One blueprint with the arguments it is rendered with, and what is said about it."""

    id: str
    arguments: str
    blueprint: str
    said: str

    def __str__(self) -> str:
        return f"##### {self.id}{self.arguments}\n{self.blueprint}>>>>>\n{self.said}"


def rows(table: Path) -> list[Row]:
    return [Row(*found) for found in _ROW.findall(table.read_text())]
