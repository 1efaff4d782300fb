"""The text of a YAML file, read once into plain data with the place of every value and key."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.composer import Composer, Path, expand, find_forbidden, forbidden
from generator.errors import Diagnostic, Location, TfgenError, closest
from generator.syntax import after

_BYTES = 256 * 1024


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
    root = Composer(file, _decode(file, text)).compose()
    values: dict[Path, Location] = {}
    keys: dict[Path, Location] = {}
    return Document(file, expand(root, (), values, keys), values, keys)


def locate(document: Document, path: Path, *, key: bool = False) -> Location:
    """Where a value, or with `key` its key, starts; else the same of the nearest parent that exists."""
    for length in range(len(path), 0, -1):
        place = (document.keys.get(path[:length]) if key else None) or document.values.get(path[:length])
        if place:
            return place
    return document.values[()]


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
        problem = Diagnostic("S003", message, after(file, start), "save the file with the encoding UTF-8")
        raise TfgenError(problem) from error
    if found := find_forbidden(decoded):
        raise TfgenError(forbidden(found[0], after(file, decoded[: found.start()])))
    return decoded
