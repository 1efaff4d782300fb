"""The lock file of a root: which files tfgen wrote, what was in them, and which resources hold data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.errors import Diagnostic, Location, TfgenError
from generator.fileset import FileSet

LOCK = "tfgen.json"
GUARD = "tfgen_unfinished.tf"
STAGING = ".tfgen"
LOCK_VERSION = 2


class Held(NamedTuple):
    """What is remembered of a resource that holds data: its module, and what cannot change without a new one."""

    module: str = ""
    fixed: Mapping[str, str] = {}


class Lock(NamedTuple):
    """What the last render left; `files` maps a path to the digest of its content, `stateful` is by address.

    `retained` are the components that were let go of, and `renamed` maps components to former names: until the root was
    applied, the resources of either are still in the state under those names.
    """

    name: str
    versions: Mapping[str, str]
    files: Mapping[str, str]
    stateful: Mapping[str, Held]
    retained: tuple[str, ...] = ()
    renamed: Mapping[str, tuple[str, ...]] = {}


def digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def unsafe(path: str) -> str:
    """Why a path must not be written or removed below a root; empty when it may."""
    parts = path.split("/")
    if not path or path.startswith("/"):
        return "it is empty or absolute"
    if "\\" in path or not path.isprintable():
        return "it has a backslash or a character that cannot be printed"
    if not {"", ".", ".."}.isdisjoint(parts):
        return "a part of it is empty, . or .."
    if parts[0].casefold() in (LOCK, GUARD, STAGING):
        return "tfgen keeps that name for itself"
    return ""


def print_lock(files: FileSet, contents: Mapping[str, bytes]) -> bytes:
    data = {
        "lock_version": LOCK_VERSION,
        "name": files.name,
        "versions": dict(files.versions),
        "files": {path: digest(content) for path, content in contents.items()},
        "stateful": {item.address: {"module": item.module, "fixed": dict(item.fixed)} for item in files.stateful},
        "retained": sorted(files.retained),
        "renamed": {name: list(former) for name, former in files.renamed.items()},
    }
    return (json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def read_lock(root: Path) -> Lock | None:
    """The lock of a root, or nothing when tfgen has not written there."""
    path = root / LOCK
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _broken(path, error.strerror or "it cannot be read") from error
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _broken(path, "it is not valid JSON") from error
    return _check(path, data)


def _check(path: Path, data: Any) -> Lock:
    version = data.get("lock_version") if isinstance(data, dict) else None
    if type(version) is not int or version < 1:
        raise _broken(path, "it does not say which version of the format it has")
    if version > LOCK_VERSION:
        raise TfgenError(
            Diagnostic(
                "F009",
                f"{LOCK} was written by a newer tfgen: its format is version {version}, known are up to {LOCK_VERSION}",
                Location(str(path)),
                "use the tfgen that wrote it, or a newer one",
            )
        )
    name, versions, files = (data.get(key) for key in ("name", "versions", "files"))
    if not isinstance(name, str) or not _is_text_table(versions) or not _is_text_table(files):
        raise _broken(path, "its name, versions or files are missing or of the wrong kind")
    stateful = _stateful(data.get("stateful"), version)
    retained, renamed = data.get("retained", []), data.get("renamed", {})
    if stateful is None or not _is_text_list(retained) or not _is_name_table(renamed):
        raise _broken(path, "its list of resources that hold data is missing or of the wrong kind")
    for file in files:
        if reason := unsafe(file):
            raise _broken(path, f"it lists the file {json.dumps(file)}, but {reason}")
    former = {component: tuple(names) for component, names in renamed.items()}
    return Lock(name, versions, files, stateful, tuple(retained), former)


def _stateful(data: Any, version: int) -> Mapping[str, Held] | None:
    """Format 1 knew the addresses alone. None for what is of the wrong kind."""
    if version == 1:
        return dict.fromkeys(data, Held()) if _is_text_list(data) else None
    if not isinstance(data, dict) or not all(_is_held(item) for item in data.values()):
        return None
    return {address: Held(item["module"], item["fixed"]) for address, item in data.items()}


def _is_held(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("module"), str) and _is_text_table(item.get("fixed"))


def _is_text_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _is_name_table(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text_list(names) for names in value.values())


def _is_text_table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _broken(path: Path, reason: str) -> TfgenError:
    hint = f"restore it from version control; if it is lost, remove {LOCK} and render with --force"
    return TfgenError(Diagnostic("F008", f"{LOCK} is of no use: {reason}", Location(str(path)), hint))
