"""The canonical form of generated text: what `terraform fmt` would leave as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.row import SPACE, STRING, scan

_EQUAL = re.compile(r"(?<![=!<>])=(?![=>])")
# The usual lines, known without a closer look: an attribute with neither bracket nor comment, and the head of a block.
_PLAIN = r'[^"#/{}\[\]()=<]*'
_ATTRIBUTE = re.compile(rf'([\w-]+|"[^"\\$%]*")[ \t]*=(?![=>])[ \t]*({_PLAIN}(?:{STRING}{_PLAIN})*)')
_HEAD = re.compile(rf'{_PLAIN}(?:"[^"\\$%]*"{_PLAIN})*\{{')
# What a reader takes for one character, in letters of _kind: a flag, a joined emoji, a Korean syllable, or any other.
_CHARACTER = re.compile(r"q|(?:rr|p(?:e*zp)*|l+v*t*|v+t*|.)[ez]*")
_KINDS = {
    "z": re.compile("\u200d"),
    "e": re.compile("[\u200c\u0e33\u0eb3\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"),
    "r": re.compile("[\U0001f1e6-\U0001f1ff]"),
    "l": re.compile("[\u1100-\u115f]"),
    "v": re.compile("[\u1160-\u11a7]"),
    "t": re.compile("[\u11a8-\u11ff]"),
}


class _Line(NamedTuple):
    """One line in the three cells that are aligned, and the lines after it that belong to it and are left alone."""

    lead: str
    assign: str = ""
    comment: str = ""
    net: int = 0
    opens: bool = False
    closes: bool = False
    rest: str = ""


_BLANK = _Line("")
_USUAL = {
    "": _BLANK,
    "{": _Line("{", net=1, opens=True),
    **{row: _Line(row, net=-1, closes=True) for row in ("}", "},", "]", "],", ")")},
}


def format(text: str) -> str:
    """Indents and aligns by the rules of Terraform's formatter; spaces between other tokens stay as they are."""
    lines = list(_without_spare_blanks(_lines(text)))
    cells = _indented(lines)
    _align(cells, [line.assign for line in lines])
    _align(cells, [line.comment for line in lines])
    return "".join([f"{cell}{line.rest}\n" for cell, line in zip(cells, lines, strict=True)])


def _lines(text: str) -> Iterator[_Line]:
    rows = iter(text.split("\n"))
    for row in rows:
        row = row.strip(SPACE)
        if usual := _USUAL.get(row):
            yield usual
        elif match := _ATTRIBUTE.fullmatch(row):
            yield _Line(match[1], f"= {match[2]}")
        elif _HEAD.fullmatch(row):
            yield _Line(row, net=1, opens=True)
        else:
            yield _cells(row, rows)


def _cells(row: str, following: Iterator[str]) -> _Line:
    code, masked, comment, rest, _ = scan(row, following)
    if not code:
        return _Line(comment)
    net, opens, closes = _net(masked), masked[-1] in "{[(", masked[0] in "}])"
    equal = _EQUAL.search(masked, 1)
    if not equal:
        return _Line(code, "", comment, net, opens, closes, rest)
    lead, value = code[: equal.start()].rstrip(SPACE), f"= {code[equal.end() :].lstrip(SPACE)}"
    if net == _net(masked[: equal.start()]):
        return _Line(lead, value, comment, net, opens, closes, rest)
    return _Line(f"{lead} {value}", "", comment, net, opens, closes, rest)


def _net(masked: str) -> int:
    count = masked.count
    return count("{") + count("[") + count("(") - count("}") - count("]") - count(")")


def _without_spare_blanks(lines: Iterable[_Line]) -> Iterator[_Line]:
    """At most one blank line in a row, and none at either end or just inside a bracket."""
    previous, is_apart = _Line("", opens=True), False
    for line in lines:
        if line is _BLANK:
            is_apart = True
            continue
        if is_apart and not previous.opens and not line.closes:
            yield _BLANK
        yield line
        previous, is_apart = line, False


def _indented(lines: Iterable[_Line]) -> list[str]:
    """A line that opens brackets adds one step however many they are, and it ends when as many are closed."""
    steps: list[int] = []
    leads = []
    for line in lines:
        if line.net < 0:
            _close(steps, -line.net)
        leads.append("  " * len(steps) + line.lead if line.lead else "")
        if line.net > 0:
            steps.append(line.net)
    return leads


def _close(steps: list[int], brackets: int) -> None:
    while brackets > 0 and steps:
        if brackets < steps[-1]:
            steps[-1] -= brackets
            return
        brackets -= steps.pop()


def _align(cells: list[str], following: list[str]) -> None:
    """Puts each following cell behind its own, all of a run of neighbours in one column."""
    start = 0
    for index, cell in enumerate([*following, ""]):
        if cell:
            continue
        if start < index:
            run = slice(start, index)
            cells[run] = _side_by_side(cells[run], following[run])
        start = index + 1


def _side_by_side(cells: list[str], following: list[str]) -> list[str]:
    columns = [_columns(cell) for cell in cells]
    width = max(columns) + 1
    return [f"{cell}{' ' * (width - size)}{added}" for cell, size, added in zip(cells, columns, following, strict=True)]


def _columns(text: str) -> int:
    """Characters as a reader counts them, an emoji with all its parts as one, since Terraform's formatter does."""
    if text.isascii():
        return len(text)
    return len(_CHARACTER.findall("".join(map(_kind, text))))


def _kind(character: str) -> str:
    """One letter for how a character joins its neighbours; nothing joins what begins a new token of a text."""
    if character in '"$%':
        return "q"
    for kind, members in _KINDS.items():
        if members.match(character):
            return kind
    category = unicodedata.category(character)
    return "e" if category in ("Mn", "Me", "Mc") else "p" if category == "So" else "x"
