"""One row of HCL source: which part is code, which is text, and which is a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SPACE = " \t\r"
# A whole string whose templates, if any, hold no string, brace or `=` of their own; _template walks the others.
STRING = r'"[^"\\$%]*(?:(?:\\.|\$\$\{|%%\{|[$%]\{[^"{}=]*\}|[$%](?!\{))[^"\\$%]*)*"'
_TOKEN = re.compile(rf'{STRING}|["\#]|//|/\*')
_TEMPLATE = re.compile(r"[$%]\{")
_IN_TEXT = re.compile(r'\\.|\$\$\{|%%\{|[$%]\{|"')
_IN_CODE = re.compile(r'["{}]')
_HEREDOC = re.compile(r"<<-?(\w[\w-]*)$")


class Row(NamedTuple):
    """`masked` is the code with quotes in place of every character of a text, so that only code can be found in it.

    `rest` is what follows in later rows and is none of ours: the body of a heredoc or of a comment over several rows.
    """

    code: str
    masked: str
    comment: str
    rest: str


def scan(row: str, following: Iterator[str], *, exact: bool = False) -> Row:
    """The row without its trailing space, taking the rows of a heredoc or long comment with it.

    Unless exact, code inside a text is masked too where that cannot matter to brackets and equal signs.
    """
    row = row.rstrip(SPACE)
    masked, is_open = _mask(row, exact=exact)
    heredoc = _HEREDOC.search(masked) if "<<" in masked else None
    end = "*/" if is_open else heredoc[1] if heredoc else ""
    rest = _rest(end, following) if end else ""
    code = row[: len(masked)].rstrip(SPACE)
    return Row(code, masked[: len(code)], row[len(masked) :], rest)


def _rest(end: str, rows: Iterator[str]) -> str:
    taken = []
    for row in rows:
        taken.append(f"\n{row}")
        if row.strip(SPACE) == end or (end == "*/" and end in row):
            break
    return "".join(taken)


def _mask(row: str, *, exact: bool) -> tuple[str, bool]:
    """The row up to a comment at its end, texts blanked out; and whether a comment goes on in the next row."""
    if '"' not in row and "#" not in row and "/" not in row:
        return row, False
    masked, position = "", 0
    while match := _TOKEN.search(row, position):
        token = match[0]
        if token in ("#", "//"):
            return masked + row[position : match.start()], False
        hidden, end = _hide(row, match, exact=exact)
        masked += row[position : match.start()] + hidden
        if end > len(row):
            return masked, True
        position = end
    return masked + row[position:], False


def _hide(row: str, match: re.Match[str], *, exact: bool) -> tuple[str, int]:
    """A filler for the string or comment that starts here, and where it ends: behind the row if it goes on there."""
    token = match[0]
    if token == "/*":
        end = row.find("*/", match.end()) + 2
        return ("_" * (end - match.start()), end) if end > 1 else ("_" * (len(row) - match.start()), len(row) + 1)
    if token == '"' or (exact and _TEMPLATE.search(token)):
        return _template(row, match.start() + 1)
    return '"' * len(token), match.end()


def _template(row: str, position: int) -> tuple[str, int]:
    """The string that starts before the position, its texts blanked out and its code kept; and where it ends."""
    masked, inside = '"', ['"']
    while inside:
        is_text = inside[-1] == '"'
        match = (_IN_TEXT if is_text else _IN_CODE).search(row, position)
        if not match:
            return masked + '"' * (len(row) - position), len(row)
        passed, token = row[position : match.start()], match[0]
        masked += '"' * len(passed) if is_text else passed
        masked += _step(inside, token)
        position = match.end()
    return masked, position


def _step(inside: list[str], token: str) -> str:
    """Enters or leaves a text or a piece of code, and says what to show of the token that did it."""
    is_text = inside[-1] == '"'
    if is_text and token in ("${", "%{"):
        inside.append("{")
        return '"{'
    if is_text:
        if token == '"':
            inside.pop()
        return '"' * len(token)
    if token == "}":
        inside.pop()
    else:
        inside.append(token)
    return token
