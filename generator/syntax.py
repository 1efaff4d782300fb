"""Why a text is no YAML, and where: what the parser stumbled over, in the words of the person who wrote it."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from generator.errors import Diagnostic, Location

NO_SPACE = re.compile(r"""(\s*(?:-\s+)*[\w.'"][\w.'"-]*):[^\s:/][^\n]*""")
_NEEDS_QUOTES = re.compile(r"\{%|[@`%*&!|>]|\?\s")
_QUOTE_INSIDE = {'"': '\\"', "'": "''"}
_CLOSED_QUOTE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!')""", re.DOTALL)


def after(file: str, text: str) -> Location:
    """Where the next character stands; a line ends as YAML ends it, with \\n, \\r or both."""
    lines = re.split("\r\n|[\r\n]", text)
    return Location(file, len(lines), len(lines[-1]) + 1)


def short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."


def no_space(key: str, place: Location) -> Diagnostic:
    return Diagnostic("S004", f'no space after the colon of "{short(key)}"', place, "write a space after the colon")


class _Fault(NamedTuple):
    """Where text stops being YAML, as an index into it, and why."""

    at: int
    message: str
    hint: str


def unreadable(file: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    """What the parser could not read."""
    return _diagnose(file, text, _explain(text, error))


def bad_escape(file: str, text: str, at: int) -> Diagnostic:
    """An escape at this index that stands for no character."""
    return _diagnose(file, text, _escape(text, at))


def _diagnose(file: str, text: str, fault: _Fault) -> Diagnostic:
    return Diagnostic("S004", fault.message, after(file, text[: fault.at]), fault.hint)


def _explain(text: str, error: yaml.MarkedYAMLError) -> _Fault:
    """Looks at the text around the place, because the two parsers word the same fault differently.

    `opened` is where the construct began that could not be read to its end.
    """
    at = error.problem_mark.index if error.problem_mark else 0
    opened = error.context_mark.index if error.context_mark else at
    is_scanner = isinstance(error, yaml.scanner.ScannerError)
    found = _tab(text, at) or _bad_start(text, opened if is_scanner else at)
    if found is None and opened < at:
        found = _unread_token(text, at, opened) if is_scanner else _open_bracket(text, at, opened)
    return found or _misplaced(text, at) or _out_of_line(text, at, is_whole=opened == at)


def _tab(text: str, at: int) -> _Fault | None:
    start = _line_start(text, at)
    indentation = text[start : start + len(text[start:]) - len(text[start:].lstrip(" \t"))]
    hint = "use spaces: YAML does not allow tabs there"
    if "\t" in indentation and at <= start + len(indentation):
        return _Fault(start + indentation.index("\t"), "a tab indents this line", hint)
    return _Fault(at, "a tab stands between two words", hint) if text[at : at + 1] == "\t" else None


def _bad_start(text: str, at: int) -> _Fault | None:
    found = _NEEDS_QUOTES.match(text, at - 1 if text[at - 1 : at + 1] == "{%" else at)
    if found is None:
        return None
    mark = found[0].strip()
    message = f'text that starts with "{mark}" needs quotes'
    return _Fault(found.start(), message, f'put quotes around all of it: "{mark}..."')


def _unread_token(text: str, at: int, opened: int) -> _Fault | None:
    mark = text[opened]
    if mark in "\"'" and not _CLOSED_QUOTE.match(text, opened):
        hint = f"close it with {mark}, and write {_QUOTE_INSIDE[mark]} for one inside the text"
        return _Fault(opened, "the quote that starts here is not closed", hint)
    if mark == '"' and "\\" in text[max(at - 2, opened) : at + 1]:
        return _escape(text, at)
    start = _line_start(text, opened)
    return None if text[start:opened].strip(" -") else _no_colon(text, start)


def _escape(text: str, at: int) -> _Fault:
    start = text.rfind("\\", 0, at + 1)
    message = f"{text[start : start + 2]} means nothing inside double quotes"
    return _Fault(start, message, "write \\\\ for a backslash, or use single quotes")


def _open_bracket(text: str, at: int, opened: int) -> _Fault | None:
    mark = text[opened]
    if mark not in "[{":
        return None
    if text[at : at + 1] in ("{", "[") and text[at - 1] not in " \t\r\n,":
        at -= text[at - 1] == "$"
        hint = 'put quotes around the whole text: "..."'
        return _Fault(at, f'text that holds "{text[at : at + 2]}" needs quotes inside brackets and braces', hint)
    line = after("", text[:opened]).line
    closing = "]" if mark == "[" else "}"
    hint = f'write "{closing}" or ",", or put quotes around text that holds a colon or a bracket'
    return _Fault(at, f'"{mark}" in line {line} is not closed, or a comma is missing before this place', hint)


def _no_colon(text: str, start: int) -> _Fault:
    line = _line_at(text, start)
    if found := NO_SPACE.fullmatch(line):
        problem = no_space(found[1].strip(" -"), Location(""))
        return _Fault(start + found.end(1), problem.message, problem.hint)
    hint = "write a colon and a space after the key, or put quotes around text of several lines"
    return _Fault(start + _indentation(line), 'this line is neither "key: value" nor the entry of a list', hint)


def _misplaced(text: str, at: int) -> _Fault | None:
    mark, before = text[at : at + 1], text[_line_start(text, at) : at].rstrip()
    if mark == ":":
        return _colon(text, at)
    if mark in ("]", "}"):
        return _Fault(at, f'"{mark}" closes nothing', "delete it, or put quotes around text that holds it")
    if before.endswith(('"', "'", "]", "}")) and mark.strip():
        hint = "put quotes around the whole text, and check that each quote above is closed"
        return _Fault(at, f"more text follows the closing {before[-1]}", hint)
    if text[at : at + 3] in ("---", "...") and not before:
        hint = "close the quote, bracket or brace above, or indent the line"
        return _Fault(at, f'the line "{text[at : at + 3]}" ends the document before it is complete', hint)
    if mark == "-":
        hint = 'write one entry per line, each "-" in the same column, and none beside a key'
        return _Fault(at, "an entry of a list cannot start here", hint)
    if mark == ",":
        hint = "delete the comma, or put quotes around text that starts with one"
        return _Fault(at, "a value is missing before the comma", hint)
    return None


def _colon(text: str, at: int) -> _Fault:
    start = _line_start(text, at)
    before = text[start:at]
    if not before.strip(" -"):
        return _Fault(at, "a key is missing before the colon", "write a key, or delete the line")
    if text[at + 1 : at + 2] in (",", "[", "]", "{", "}"):
        return _Fault(at, "no space after the colon", "write a space after the colon")
    if re.search(r":\s", before):
        hint = "put quotes around the text after the first colon, or write what follows on a line of its own"
        return _Fault(at, "a second colon in one line: unquoted text cannot hold a colon and a space", hint)
    above = _line_above(text, start)
    line = _line_at(text, above)
    if ":" not in line or NO_SPACE.fullmatch(line):
        return _no_colon(text, above)
    if _indentation(before) > _indentation(line):
        hint = "start both lines in the same column, or take away the value that the line above already has"
        return _Fault(start + _indentation(before), "this line is indented deeper than the line above", hint)
    return _Fault(at, "a key cannot stand here", "check the indentation and the quotes of this line and the one above")


def _out_of_line(text: str, at: int, *, is_whole: bool) -> _Fault:
    if not text[at:].strip():
        return _Fault(at, "the file ends too early", "close the bracket, brace or quote that is still open")
    if text[_line_start(text, at) : at].strip():
        hint = "check the indentation, the quotes and the colons of this line and the one above"
        return _Fault(at, "this cannot be read as YAML from here on", hint)
    if is_whole:
        hint = "the whole file is one mapping: take out what stands above, or below"
        return _Fault(at, "more text follows the end of the document", hint)
    above = _line_above(text, _line_start(text, at))
    if NO_SPACE.fullmatch(_line_at(text, above)):
        return _no_colon(text, above)
    hint = "lines that belong together start in the same column"
    return _Fault(at, "the indentation of this line fits no line above", hint)


def _line_at(text: str, start: int) -> str:
    return re.split(r"[\r\n]", text[start:], maxsplit=1)[0].rstrip()


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _line_above(text: str, start: int) -> int:
    """Where the nearest line above starts that holds more than blanks and a comment."""
    while start > 0:
        end, start = start, _line_start(text, start - 1)
        if text[start:end].strip() and not text[start:end].lstrip().startswith("#"):
            return start
    return 0


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
