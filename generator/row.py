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
    A text that does not end in its row is torn, which Terraform refuses and python-hcl2 does not.
    """

    code: str
    masked: str
    comment: str
    rest: str
    is_torn: bool


def scan(row: str, following: Iterator[str], *, exact: bool = False) -> Row:
    """The row without its trailing space, taking with it the rows that a heredoc, comment or template goes on to.

    Unless exact, code inside a text is masked too where that cannot matter to brackets and equal signs.
    """
    row = row.rstrip(SPACE)
    masked, missing = _mask(row, exact=exact)
    while missing == "}" and (more := next(following, None)) is not None:
        row = f"{row}\n{more}".rstrip(SPACE)
        masked, missing = _mask(row, exact=exact)
    heredoc = _HEREDOC.search(masked) if "<<" in masked else None
    end = missing if missing == "*/" else heredoc[1] if heredoc else ""
    rest = _rest(end, following) if end else ""
    code = row[: len(masked)].rstrip(SPACE)
    return Row(code, masked[: len(code)], row[len(masked) :], rest, missing == '"')


def _rest(end: str, rows: Iterator[str]) -> str:
    taken = []
    for row in rows:
        taken.append(f"\n{row}")
        if row.strip(SPACE) == end or (end == "*/" and end in row):
            break
    return "".join(taken)


def _mask(row: str, *, exact: bool) -> tuple[str, str]:
    """The row up to a comment at its end, texts blanked out; and what closes the thing that goes on in the next row."""
    if '"' not in row and "#" not in row and "/" not in row:
        return row, ""
    masked, missing, position = "", "", 0
    while match := _TOKEN.search(row, position):
        if match[0] in ("#", "//"):
            return masked + row[position : match.start()], ""
        hidden, missing = _hide(row, match, exact=exact)
        masked += row[position : match.start()] + hidden
        position = len(masked)
    return masked + row[position:], missing


def _hide(row: str, match: re.Match[str], *, exact: bool) -> tuple[str, str]:
    """As many characters as the string or comment that starts here has, and what is missing to close it."""
    token = match[0]
    if token == "/*":
        end = row.find("*/", match.end())
        return ("_" * (end + 2 - match.start()), "") if end >= 0 else ("_" * (len(row) - match.start()), "*/")
    if token == '"' or (exact and _TEMPLATE.search(token)):
        return _template(row, match.start() + 1)
    return '"' * len(token), ""


def _template(row: str, position: int) -> tuple[str, str]:
    """The string that starts before the position, its texts blanked out and its code kept."""
    masked, inside = '"', ['"']
    while inside:
        is_text = inside[-1] == '"'
        match = (_IN_TEXT if is_text else _IN_CODE).search(row, position)
        if not match:
            return masked + '"' * (len(row) - position), '"' if is_text else "}"
        passed, token = row[position : match.start()], match[0]
        masked += '"' * len(passed) if is_text else passed
        masked += _step(inside, token)
        position = match.end()
    return masked, ""


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
