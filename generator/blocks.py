"""The blocks and arguments of a rendered file, with the line of each; of HCL as tfgen lays it out and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator import row

_OPEN = re.compile(r'([A-Za-z_][\w-]*)((?: +"[^"]*")*) +\{( *\}|.*\}|)$', re.DOTALL)
_ARGUMENT = re.compile(r"([A-Za-z_][\w-]*) *=(?!=) *(.*)", re.DOTALL)
_LABEL = re.compile(r'"([^"]*)"')


class Argument(NamedTuple):
    """One argument; `text` is its expression as written, over as many lines as it has."""

    name: str
    line: int
    text: str


class Block(NamedTuple):
    """One block: its kind (`resource`, `rule` ...), its labels, where it opens, and what is in it."""

    kind: str
    labels: tuple[str, ...]
    line: int
    arguments: tuple[Argument, ...]
    blocks: tuple[Block, ...]

    def argument(self, name: str) -> Argument | None:
        """The argument of that name, if it has one."""
        return next((argument for argument in self.arguments if argument.name == name), None)


class _Line(NamedTuple):
    number: int
    code: str
    masked: str


def blocks(text: str) -> tuple[Block, ...]:
    """The top-level blocks of a file."""
    return _body(_lines(text))[1]


def _lines(text: str) -> Iterator[_Line]:
    """Every line with code on it; a heredoc belongs to the line it starts on."""
    number, rest = 0, iter(text.split("\n"))
    for source in rest:
        number += 1
        scanned = row.scan(source, rest, exact=True)
        code = scanned.code.strip() + scanned.rest
        if code:
            yield _Line(number, code, scanned.masked.strip())
        number += scanned.code.count("\n") + scanned.rest.count("\n")


def _body(lines: Iterator[_Line]) -> tuple[tuple[Argument, ...], tuple[Block, ...]]:
    """What stands up to the brace that closes the block, or the end of the file."""
    arguments, inner = [], []
    for line in lines:
        if line.code == "}":
            break
        if argument := _ARGUMENT.match(line.code):
            arguments.append(Argument(argument[1], line.number, _expression(argument[2], line, lines)))
        elif opened := _OPEN.match(line.code):
            inner.append(_block(opened, line, lines))
    return tuple(arguments), tuple(inner)


def _block(opened: re.Match[str], line: _Line, lines: Iterator[_Line]) -> Block:
    inside = opened[3].removesuffix("}").strip()
    own = iter([_Line(line.number, inside, inside)] if inside else []) if opened[3] else lines
    arguments, inner = _body(own)
    return Block(opened[1], tuple(_LABEL.findall(opened[2])), line.number, arguments, inner)


def _expression(start: str, line: _Line, lines: Iterator[_Line]) -> str:
    text, depth = start, _depth(line.masked)
    while depth > 0 and (more := next(lines, None)):
        text += f"\n{more.code}"
        depth += _depth(more.masked)
    return text


def _depth(masked: str) -> int:
    return sum(map(masked.count, "([{")) - sum(map(masked.count, ")]}"))
