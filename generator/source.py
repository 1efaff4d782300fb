"""The text of a YAML file, read once into plain data with the place of every value and key."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from generator.errors import Diagnostic, Location, TfgenError, closest

Path = tuple[str | int, ...]
_Data = Any
_Event = Any

_BYTES = 256 * 1024
_VALUES = 20_000
_CHARACTERS_PER_VALUE = 50
_DEPTH = 30

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_NO_SPACE = re.compile(r"""(\s*(?:-\s+)*[\w.'"][\w.'"-]*):[^\s:/][^\n]*""")
_NEEDS_QUOTES = re.compile(r"\{%|[@`%*&!|>]|\?\s")
_QUOTE_INSIDE = {'"': '\\"', "'": "''"}
_CLOSED_QUOTE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!')""", re.DOTALL)

_UNKNOWN = object()


class Document(NamedTuple):
    """A file as plain data (dict, list, str, int, float, bool and None), and where its values and keys start.

    `values` and `keys` are addressed by the path from the top: `("components", "app", "uses", 0)`.
    """

    file: str
    data: dict[str, Any]
    values: Mapping[Path, Location]
    keys: Mapping[Path, Location]


def load(path: pathlib.Path) -> Document:
    try:
        with path.open("rb") as stream:
            text = stream.read(_BYTES + 1)
    except (OSError, ValueError) as error:
        raise TfgenError(_unreadable(path, error)) from error
    return read(str(path), text)


def read(file: str, text: bytes) -> Document:
    """Scalars mean what people mean, not what YAML 1.1 says.

    Unquoted `true` and `false` in any case are booleans; `null`, `~` and nothing at all are null; plain decimal numbers
    are numbers. All else is text exactly as written: `no`, `2024-01-01`, `12:30`, `0777`, `1e3`, `.inf`.
    """
    root = _Composer(file, _decode(file, text)).compose()
    values: dict[Path, Location] = {}
    keys: dict[Path, Location] = {}
    return Document(file, _expand(root, (), values, keys), values, keys)


def locate(document: Document, path: Path, *, key: bool = False) -> Location:
    """Where a value, or with `key` its key, starts; else the same of the nearest parent that exists."""
    for length in range(len(path), 0, -1):
        place = (document.keys.get(path[:length]) if key else None) or document.values.get(path[:length])
        if place:
            return place
    return document.values[()]


class _Node(NamedTuple):
    """A scalar, a list of nodes, or keys with their places and nodes. An alias shares the content of its anchor.

    `written` is the text of an unquoted scalar; `weight` is what the node grows to once all aliases are followed,
    known before anything is expanded.
    """

    place: Location
    content: _Data
    written: str | None = None
    weight: int = 1


def _expand(node: _Node, path: Path, values: dict[Path, Location], keys: dict[Path, Location]) -> _Data:
    values[path] = node.place
    if isinstance(node.content, dict):
        _check_depth(len(path), node.place)
        keys.update(((*path, key), place) for key, (place, _) in node.content.items())
        return {key: _expand(value, (*path, key), values, keys) for key, (_, value) in node.content.items()}
    if isinstance(node.content, list):
        _check_depth(len(path), node.place)
        return [_expand(entry, (*path, index), values, keys) for index, entry in enumerate(node.content)]
    return node.content


class _Composer:
    """Builds nodes from the parser's events.

    `yaml.compose` is not used: it recurses before a limit can be checked, and hides whether a tag was written.
    """

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._events = _events(file, text)
        self._anchors: dict[str, _Node] = {}
        self._problems: list[Diagnostic] = []

    def compose(self) -> _Node:
        try:
            root = self._document()
        except TfgenError as error:
            self._problems.extend(error.diagnostics)
        if self._problems:
            raise TfgenError(*sorted(self._problems, key=lambda problem: problem.location or Location(self._file)))
        return root

    def _document(self) -> _Node:
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise TfgenError(_not_a_mapping(Location(self._file, 1, 1), None))
        root = self._node(next(self._events), 0)
        next(self._events)
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            hint = 'keep one document, and take out the line "---"'
            raise TfgenError(Diagnostic("S006", "a second document starts here", self._place(event), hint))
        if not isinstance(root.content, dict) and not self._problems:
            raise TfgenError(_not_a_mapping(root.place, root.content))
        return root

    def _place(self, event: _Event) -> Location:
        return Location(self._file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _report(self, code: str, message: str, place: Location, hint: str) -> None:
        self._problems.append(Diagnostic(code, message, place, hint))

    def _node(self, event: _Event, depth: int) -> _Node:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(str(event.anchor), place)
        if event.tag is not None:
            self._problems.append(_tag(event.tag.replace("tag:yaml.org,2002:", "!!"), place))
        self._define(event.anchor, place)
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event, place)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._list(place, depth)
        else:
            node = self._mapping(event, place, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _define(self, anchor: str | None, place: Location) -> None:
        if anchor is None:
            return
        if first := self._anchors.get(anchor):
            message = f"the anchor &{anchor} is defined twice: first in line {first.place.line}"
            self._report("S010", message, place, "give one of the two another name")
        self._anchors[anchor] = _Node(place, _UNKNOWN)

    def _alias(self, anchor: str, place: Location) -> _Node:
        node = self._anchors.get(anchor)
        if node is None:
            hint = (
                f'put quotes around it if it is text: "*{anchor}"; else write &{anchor} before the value that is meant'
            )
            self._report("S010", f"the alias *{anchor} stands for nothing: no &{anchor} comes before it", place, hint)
        elif node.content is _UNKNOWN:
            hint = "write out the value that is meant"
            self._report("S010", f"the alias *{anchor} stands inside the value it stands for", place, hint)
        else:
            return node._replace(place=place, written=None)
        return _Node(place, _UNKNOWN)

    def _scalar(self, event: _Event, place: Location) -> _Node:
        text: str = event.value
        is_plain: bool = event.implicit[0]
        if is_plain and _NUMBER.fullmatch(text) and not _fits(text):
            message = f"the number {_short(text)} is too large: it does not fit into 64 bits"
            self._report("S013", message, place, "put quotes around it if it is an identifier")
        if found := _FORBIDDEN.search(text):
            self._problems.append(_forbidden(found[0], place))
        weight = 1 + len(text) // _CHARACTERS_PER_VALUE
        return _Node(place, _plain(text), text, weight) if is_plain else _Node(place, text, weight=weight)

    def _list(self, place: Location, depth: int) -> _Node:
        _check_depth(depth, place)
        entries: list[_Node] = []
        weight = 1
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            entries.append(self._node(event, depth + 1))
            weight = _add(weight, entries[-1])
        return _Node(place, entries, weight=weight)

    def _mapping(self, start: _Event, place: Location, depth: int) -> _Node:
        _check_depth(depth, place)
        entries: dict[str, tuple[Location, _Node]] = {}
        merged: dict[str, tuple[Location, _Node]] = {}
        seen: dict[str, Location] = {}
        weight = 0
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            weight = _add(_add(weight, key) - 1, value)
            if value.written == "":
                # The two parsers disagree about its place, and an editor has nothing to show there.
                value = value._replace(place=key.place)
                self._check_space(start, key)
            if not self._check_key(key, seen):
                continue
            if key.written == "<<":
                merged = self._merge(value)
            else:
                entries[key.content] = key.place, value
        return _Node(place, {**merged, **entries}, weight=weight + 1)

    def _check_space(self, start: _Event, key: _Node) -> None:
        if start.flow_style and key.written and (found := _NO_SPACE.fullmatch(key.written)):
            self._problems.append(_no_space(found[1], key.place._replace(column=key.place.column + len(found[1]))))

    def _check_key(self, key: _Node, seen: dict[str, Location]) -> bool:
        if key.content is _UNKNOWN:
            return False
        if not isinstance(key.content, str):
            self._problems.append(_bad_key(key))
            return False
        if first := seen.get(key.content):
            message = f'the key "{_short(key.content)}" is written twice: first in line {first.line}'
            self._report("S008", message, key.place, "keep one of the two")
            return False
        seen[key.content] = key.place
        return True

    def _merge(self, value: _Node) -> dict[str, tuple[Location, _Node]]:
        """Of several merged mappings the earlier one wins."""
        merged: dict[str, tuple[Location, _Node]] = {}
        for node in value.content if isinstance(value.content, list) else [value]:
            if isinstance(node.content, dict):
                for key, entry in node.content.items():
                    merged.setdefault(key, entry)
            elif node.content is not _UNKNOWN:
                hint = 'write "<<: *name", where &name stands before a mapping, or put quotes around "<<"'
                message = 'the key "<<" takes in the keys of another mapping, and this is none'
                self._report("S012", message, node.place, hint)
        return merged


def _plain(text: str) -> str | int | float | bool | None:
    if text in ("", "~", "null"):
        return None
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    if not _NUMBER.fullmatch(text) or not _fits(text):
        return text
    return float(text) if "." in text else int(text)


def _fits(number: str) -> bool:
    whole = number.partition(".")[0]
    return len(whole) <= 20 and -(2**63) <= int(whole) < 2**63


def _add(weight: int, node: _Node) -> int:
    if weight + node.weight <= _VALUES:
        return weight + node.weight
    characters = _VALUES * _CHARACTERS_PER_VALUE
    message = f"the file grows too large here: more than {_VALUES:,} values or {characters:,} characters"
    raise TfgenError(Diagnostic("S011", message, node.place, "use fewer aliases, or split the file"))


def _check_depth(depth: int, place: Location) -> None:
    if depth >= _DEPTH:
        hint = "take out brackets, braces or indentation that is not needed"
        raise TfgenError(Diagnostic("S011", f"nested deeper than {_DEPTH} levels", place, hint))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."


def _tag(tag: str, place: Location) -> Diagnostic:
    hint = 'leave the tag out, or put quotes around text that starts with "!"'
    return Diagnostic("S007", f"the tag {_short(tag)} is not allowed: the file holds plain data only", place, hint)


def _forbidden(character: str, place: Location) -> Diagnostic:
    message = f"the character U+{ord(character):04X} is not allowed: it cannot be seen"
    return Diagnostic("S003", message, place, "delete it, and save the file as UTF-8 text")


def _no_space(key: str, place: Location) -> Diagnostic:
    return Diagnostic("S004", f'no space after the colon of "{_short(key)}"', place, "write a space after the colon")


def _bad_key(key: _Node) -> Diagnostic:
    if isinstance(key.content, (dict, list)):
        kind, text = ("mapping", "{{ name }}") if isinstance(key.content, dict) else ("list", "[name]")
        hint = f'put quotes around text such as "{text}"'
        return Diagnostic("S009", f"a {kind} cannot be a key: keys are text", key.place, hint)
    if key.written == "":
        return Diagnostic("S009", "a key is missing before the colon", key.place, "write a key, or delete the line")
    written = key.written or str(key.content)
    kind = {bool: "true or false", type(None): "null"}.get(type(key.content), "a number")
    message, hint = f"the key {written} is {kind}: keys are text", f'put quotes around it: "{written}"'
    return Diagnostic("S009", message, key.place, hint)


def _not_a_mapping(place: Location, content: _Data) -> Diagnostic:
    found = "is empty" if content is None else f"holds {'a list' if isinstance(content, list) else 'only a value'}"
    hint = 'write one key per line, with a space after the colon: "name: example"'
    return Diagnostic("S005", f"the file {found}: keys with values are expected", place, hint)


def _unreadable(path: pathlib.Path, error: OSError | ValueError) -> Diagnostic:
    place = Location(str(path))
    if isinstance(error, IsADirectoryError):
        return Diagnostic("S001", "this is a folder: a YAML file is expected", place, "name a file in the folder")
    if isinstance(error, FileNotFoundError):
        return Diagnostic("S001", "the file does not exist", place, _neighbours(path))
    reason = (getattr(error, "strerror", None) or "the name is not valid").lower()
    hint = "check the name of the file and the permission to read it"
    return Diagnostic("S001", f"the file cannot be read: {reason}", place, hint)


def _neighbours(path: pathlib.Path) -> str:
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    names = [other.name for other in path.parent.glob("*.y*ml")]
    return closest(path.name, names, "YAML files in the folder")


def _decode(file: str, text: bytes) -> str:
    if len(text) > _BYTES:
        message = f"the file is too large: more than {_BYTES // 1024} KiB"
        raise TfgenError(Diagnostic("S002", message, Location(file), "split it into several files"))
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.object[: error.start].decode("utf-8-sig", "replace")
        message = f"the byte 0x{error.object[error.start]:02X} is not UTF-8 text"
        problem = Diagnostic("S003", message, _after(file, start), "save the file with the encoding UTF-8")
        raise TfgenError(problem) from error
    if found := _FORBIDDEN.search(decoded):
        raise TfgenError(_forbidden(found[0], _after(file, decoded[: found.start()])))
    return decoded


def _after(file: str, text: str) -> Location:
    """Where the next character stands; a line ends as YAML ends it, with \\n, \\r or both."""
    lines = re.split("\r\n|[\r\n]", text)
    return Location(file, len(lines), len(lines[-1]) + 1)


def _events(file: str, text: str) -> Iterator[_Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    except yaml.MarkedYAMLError as error:
        raise TfgenError(_diagnose(file, text, _explain(text, error))) from error
    except (ValueError, OverflowError) as error:
        # The parser written in Python lets chr() fail on an escape such as "\UFFFFFFFF".
        raise TfgenError(_diagnose(file, text, _escape(text, loader.get_mark().index))) from error


class _Fault(NamedTuple):
    """Where text stops being YAML, as an index into it, and why."""

    at: int
    message: str
    hint: str


def _diagnose(file: str, text: str, fault: _Fault) -> Diagnostic:
    return Diagnostic("S004", fault.message, _after(file, text[: fault.at]), fault.hint)


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
    line = _after("", text[:opened]).line
    closing = "]" if mark == "[" else "}"
    hint = f'write "{closing}" or ",", or put quotes around text that holds a colon or a bracket'
    return _Fault(at, f'"{mark}" in line {line} is not closed, or a comma is missing before this place', hint)


def _no_colon(text: str, start: int) -> _Fault:
    line = _line_at(text, start)
    if found := _NO_SPACE.fullmatch(line):
        problem = _no_space(found[1].strip(" -"), Location(""))
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
    if ":" not in line or _NO_SPACE.fullmatch(line):
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
    if _NO_SPACE.fullmatch(_line_at(text, above)):
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
