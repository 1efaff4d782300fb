"""The write stage: a set of files becomes a root on disk, whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from generator.errors import Diagnostic, Location, TfgenError
from generator.fileset import FileSet
from generator.lockfile import GUARD, LOCK, digest, print_lock, read_lock, unsafe
from generator.losses import Loss, losses
from generator.newroot import create, remove_leftover
from generator.root import Entry, look, obstacle, occupied
from generator.staging import change, is_unfinished, resume


class Changes(NamedTuple):
    """What writing does to a root, by path. Without added, changed and removed not one byte of it differs.

    The lock file is listed only where it alone differs.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]


class _Comparison(NamedTuple):
    contents: Mapping[str, bytes]
    found: Mapping[str, Entry]
    known: Mapping[str, str]
    changes: Changes


def compare(root: Path, files: FileSet) -> Changes:
    """What `write` would do if it could discard every edit made by hand; reads only."""
    contents = _contents(files)
    with _reporting(f"cannot read {root}"):
        return _compare(root, contents).changes if _is_root(root) else _all_added(contents)


def lost(root: Path, files: FileSet) -> tuple[Loss, ...]:
    """What of the data the root holds `write` would give up; reads only."""
    with _reporting(f"cannot read {root}"):
        lock = read_lock(root) if _is_root(root) else None
    return tuple(losses(root, lock, files)) if lock else ()


def write(root: Path, files: FileSet, *, force: bool = False, allowed: Collection[str] = ()) -> Changes:
    """Finishes first what a stopped run began. `force` discards edits made by hand, and nothing else.

    What would destroy data is refused, unless its address is `allowed`.
    """
    contents = _contents(files)
    with _reporting(f"cannot write {root}, nothing in it was changed"):
        if not _is_root(root):
            create(root, contents)
            return _all_added(contents)
        with occupied(root, root):
            _resume(root, force=force)
            _refuse_losses(root, files, allowed)
            return _update(root, contents, force=force)


def recover(root: Path, *, force: bool = False) -> None:
    """Ends what a stopped run began, so that the root is all old or all new; may itself be stopped and repeated."""
    with _reporting(f"cannot write {root}, nothing in it was changed"):
        if not _is_root(root):
            return remove_leftover(root)
        with occupied(root, root):
            return _resume(root, force=force)


def _refuse_losses(root: Path, files: FileSet, allowed: Collection[str]) -> None:
    if problems := [loss.problem for loss in lost(root, files) if loss.address not in allowed]:
        raise TfgenError(*dict.fromkeys(problems))


def _resume(root: Path, *, force: bool) -> None:
    remove_leftover(root)
    resume(root, force=force)


def _update(root: Path, contents: Mapping[str, bytes], *, force: bool) -> Changes:
    comparison = _compare(root, contents)
    if problems := _problems(root, comparison, force=force):
        raise TfgenError(*problems)
    changes = comparison.changes
    if changes.added or changes.changed or changes.removed:
        new = {path: contents[path] for path in (*changes.added, *changes.changed) if path != LOCK}
        change(root, {**new, LOCK: contents[LOCK]}, [path for path in changes.removed if path != GUARD])
    return changes


def _contents(files: FileSet) -> dict[str, bytes]:
    """What every file of the root shall hold, the lock included."""
    for path in files.files:
        if reason := unsafe(path):
            raise AssertionError(f"BUG: the path {path!r} was rendered, but {reason}")
        if not files.files.keys().isdisjoint(_parents(path)):
            raise AssertionError(f"BUG: {path!r} and a file in place of one of its folders were rendered")
    contents = {path: files.files[path].encode() for path in sorted(files.files)}
    return {**contents, LOCK: print_lock(files, contents)}


def _parents(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _is_root(root: Path) -> bool:
    """False when there is nothing yet."""
    if root.is_dir():
        return True
    if root.is_symlink():
        raise TfgenError(_no_folder(root, "a symbolic link that leads to no folder"))
    for path in (root, *root.absolute().parents):
        if path.exists() and not path.is_dir():
            raise TfgenError(_no_folder(path, "not a folder"))
    return False


def _no_folder(path: Path, kind: str) -> Diagnostic:
    hint = "move it away, or choose another folder"
    return Diagnostic("F010", f"{path} is {kind}", Location(str(path)), hint)


def _compare(root: Path, contents: Mapping[str, bytes]) -> _Comparison:
    lock = read_lock(root)
    known = lock.files if lock else {}
    found = look(root, sorted({*contents, *known}))
    return _Comparison(contents, found, known, _changes(contents, found, is_unfinished=is_unfinished(root)))


def _changes(contents: Mapping[str, bytes], found: Mapping[str, Entry], *, is_unfinished: bool) -> Changes:
    differing = [path for path in contents if found[path].content != contents[path]]
    added = [path for path in differing if found[path] == Entry()]
    changed = [path for path in differing if found[path] != Entry()]
    removed = [path for path in found if path not in contents and found[path] != Entry()]
    if is_unfinished:
        removed.append(GUARD)
    if {*added, *changed, *removed} - {LOCK}:
        added, changed = ([path for path in paths if path != LOCK] for paths in (added, changed))
    unchanged = contents.keys() - {LOCK, *differing}
    return Changes(tuple(added), tuple(changed), tuple(removed), tuple(sorted(unchanged)))


def _all_added(contents: Mapping[str, bytes]) -> Changes:
    return Changes(tuple(path for path in contents if path != LOCK), (), (), ())


def _problems(root: Path, comparison: _Comparison, *, force: bool) -> list[Diagnostic]:
    """Why writing would lose something that is not tfgen's to lose. An empty file holds nothing to lose."""
    blocked = [obstacle(root, path, entry) for path, entry in comparison.found.items() if entry.obstacle]
    if force:
        return blocked
    in_danger = (*comparison.changes.changed, *comparison.changes.removed)
    contents = {path: comparison.found[path].content for path in in_danger if path not in (LOCK, GUARD)}
    lost = {path: content for path, content in contents.items() if content}
    return blocked + [
        _edited(root, path, comparison) if path in comparison.known else _foreign(root, path)
        for path, content in lost.items()
        if comparison.known.get(path) != digest(content)
    ]


def _edited(root: Path, path: str, comparison: _Comparison) -> Diagnostic:
    reason = "writing it again" if path in comparison.contents else "it is no longer needed, and removing it"
    return Diagnostic(
        "F004",
        f"{path} was edited by hand: {reason} would lose the edit",
        Location(str(root / path)),
        "--force discards the edit; to keep it, move it to `overrides:` in the blueprint "
        "or to a file NAME_override.tf, which tfgen leaves alone",
    )


def _foreign(root: Path, path: str) -> Diagnostic:
    message = f"{path} is in the way: tfgen did not write it and would overwrite it"
    hint = "rename it or move it away; --force overwrites it"
    return Diagnostic("F005", message, Location(str(root / path)), hint)


@contextmanager
def _reporting(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        place = Location(str(error.filename)) if error.filename else None
        hint = "make room, or allow tfgen to read and write there, then run the same again"
        raise TfgenError(Diagnostic("F001", f"{what}: {error.strerror or error}", place, hint)) from error
