"""YAML events as nodes with places: plain data only, and of a size that is known before it is built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from generator.errors import Diagnostic, Location, TfgenError
from generator.syntax import NO_SPACE, bad_escape, no_space, short, unreadable

Path = tuple[str | int, ...]
_Data = Any
_Event = Any

_VALUES = 20_000
_CHARACTERS_PER_VALUE = 50
_DEPTH = 30

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_UNKNOWN = object()
_ORDINARY = re.compile(r"[\t\n\r -~]*")
_FORBIDDEN = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"


class Node(NamedTuple):
    """A scalar, a list of nodes, or keys with their places and nodes. An alias shares the content of its anchor.

    `written` is the text of an unquoted scalar; `weight` is what the node grows to once all aliases are followed,
    known before anything is expanded.
    """

    place: Location
    content: _Data
    written: str | None = None
    weight: int = 1


def expand(node: Node, path: Path, values: dict[Path, Location], keys: dict[Path, Location]) -> _Data:
    values[path] = node.place
    if isinstance(node.content, dict):
        _check_depth(len(path), node.place)
        keys.update(((*path, key), place) for key, (place, _) in node.content.items())
        return {key: expand(value, (*path, key), values, keys) for key, (_, value) in node.content.items()}
    if isinstance(node.content, list):
        _check_depth(len(path), node.place)
        return [expand(entry, (*path, index), values, keys) for index, entry in enumerate(node.content)]
    return node.content


class Composer:
    """Builds nodes from the parser's events.

    `yaml.compose` is not used: it recurses before a limit can be checked, and hides whether a tag was written.
    """

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._events = _events(file, text)
        self._anchors: dict[str, Node] = {}
        self._problems: list[Diagnostic] = []

    def compose(self) -> Node:
        try:
            root = self._document()
        except TfgenError as error:
            self._problems.extend(error.diagnostics)
        if self._problems:
            raise TfgenError(*sorted(self._problems, key=lambda problem: problem.location or Location(self._file)))
        return root

    def _document(self) -> Node:
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

    def _node(self, event: _Event, depth: int) -> Node:
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
        self._anchors[anchor] = Node(place, _UNKNOWN)

    def _alias(self, anchor: str, place: Location) -> Node:
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
        return Node(place, _UNKNOWN)

    def _scalar(self, event: _Event, place: Location) -> Node:
        text: str = event.value
        is_plain: bool = event.implicit[0]
        if is_plain and _NUMBER.fullmatch(text) and not _fits(text):
            message = f"the number {short(text)} is too large: it does not fit into 64 bits"
            self._report("S013", message, place, "put quotes around it if it is an identifier")
        if found := find_forbidden(text):
            self._problems.append(forbidden(found[0], place))
        weight = 1 + len(text) // _CHARACTERS_PER_VALUE
        return Node(place, _plain(text), text, weight) if is_plain else Node(place, text, weight=weight)

    def _list(self, place: Location, depth: int) -> Node:
        _check_depth(depth, place)
        entries: list[Node] = []
        weight = 1
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            entries.append(self._node(event, depth + 1))
            weight = _add(weight, entries[-1])
        return Node(place, entries, weight=weight)

    def _mapping(self, start: _Event, place: Location, depth: int) -> Node:
        _check_depth(depth, place)
        entries: dict[str, tuple[Location, Node]] = {}
        merged: dict[str, tuple[Location, Node]] = {}
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
        return Node(place, {**merged, **entries}, weight=weight + 1)

    def _check_space(self, start: _Event, key: Node) -> None:
        if start.flow_style and key.written and (found := NO_SPACE.fullmatch(key.written)):
            self._problems.append(no_space(found[1], key.place._replace(column=key.place.column + len(found[1]))))

    def _check_key(self, key: Node, seen: dict[str, Location]) -> bool:
        if key.content is _UNKNOWN:
            return False
        if not isinstance(key.content, str):
            self._problems.append(_bad_key(key))
            return False
        if first := seen.get(key.content):
            message = f'the key "{short(key.content)}" is written twice: first in line {first.line}'
            self._report("S008", message, key.place, "keep one of the two")
            return False
        seen[key.content] = key.place
        return True

    def _merge(self, value: Node) -> dict[str, tuple[Location, Node]]:
        """Of several merged mappings the earlier one wins."""
        merged: dict[str, tuple[Location, Node]] = {}
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


def _add(weight: int, node: Node) -> int:
    if weight + node.weight <= _VALUES:
        return weight + node.weight
    characters = _VALUES * _CHARACTERS_PER_VALUE
    message = f"the file grows too large here: more than {_VALUES:,} values or {characters:,} characters"
    raise TfgenError(Diagnostic("S011", message, node.place, "use fewer aliases, or split the file"))


def _check_depth(depth: int, place: Location) -> None:
    if depth >= _DEPTH:
        hint = "take out brackets, braces or indentation that is not needed"
        raise TfgenError(Diagnostic("S011", f"nested deeper than {_DEPTH} levels", place, hint))


def _tag(tag: str, place: Location) -> Diagnostic:
    hint = 'leave the tag out, or put quotes around text that starts with "!"'
    return Diagnostic("S007", f"the tag {short(tag)} is not allowed: the file holds plain data only", place, hint)


def _bad_key(key: Node) -> Diagnostic:
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


def find_forbidden(text: str) -> re.Match[str] | None:
    """The first character that no file may hold. The pattern for all of Unicode is slow to make and seldom needed."""
    return None if _ORDINARY.fullmatch(text) else re.search(_FORBIDDEN, text)


def forbidden(character: str, place: Location) -> Diagnostic:
    message = f"the character U+{ord(character):04X} is not allowed: it cannot be seen"
    return Diagnostic("S003", message, place, "delete it, and save the file as UTF-8 text")


def _events(file: str, text: str) -> Iterator[_Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    except yaml.MarkedYAMLError as error:
        raise TfgenError(unreadable(file, text, error)) from error
    except (ValueError, OverflowError) as error:
        # The parser written in Python lets chr() fail on an escape such as "\UFFFFFFFF".
        raise TfgenError(bad_escape(file, text, loader.get_mark().index)) from error
