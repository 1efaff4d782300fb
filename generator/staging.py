"""A change of a root between its two states: staged in `.tfgen/`, then finished, also by a later run.

The guard file divides the two. Until it stands in the root, no file of the root was touched and staging is thrown away;
while it stands, Terraform refuses the root and the manifest in staging says how to finish.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.errors import Diagnostic, Location, TfgenError
from generator.lockfile import GUARD, LOCK, STAGING, digest, unsafe
from generator.root import look, obstacle, sync

_PLAN = "plan.json"
_MANIFEST = "manifest.json"
_MANIFEST_VERSION = 1
# A block of no known type: unlike `required_version`, no override file of the user can lift it.
_GUARD_TEXT = """\
# tfgen was stopped while it wrote this folder: some of its files are new and some are old.
# The same `tfgen render` finishes the work and removes this file.
tfgen_was_stopped "run the same tfgen render again to finish this folder" {}
"""


class Manifest(NamedTuple):
    """What a change does. Each path comes with the digest of what it replaces or removes; empty: nothing was there."""

    replace: Mapping[str, str]
    remove: Mapping[str, str]
    folders: tuple[str, ...]


def change(root: Path, contents: Mapping[str, bytes], remove: Iterable[str]) -> None:
    """Replaces and removes files of the root, all or none."""
    manifest = _plan(root, contents, tuple(remove))
    try:
        _refuse_closed(root, manifest)
        _stage(root, manifest, contents)
        (root / STAGING / GUARD).rename(root / GUARD)
    except BaseException:
        if not _can_finish(root):
            _discard(root)
        raise
    _finish(root, manifest)


def resume(root: Path, *, force: bool) -> None:
    """Ends what a stopped run began: finished if its guard stands in the root, thrown away if not."""
    staging = root / STAGING
    if staging.is_symlink() or (staging.exists() and not staging.is_dir()):
        message = f"{STAGING} is not a folder, and tfgen keeps that name for itself"
        raise TfgenError(Diagnostic("F007", message, Location(str(staging)), "move it away"))
    if not is_unfinished(root):
        return _discard(root) if staging.exists() else None
    manifest = _read_manifest(staging / _MANIFEST)
    if manifest:
        _refuse_edits(root, manifest, force=force)
        return _finish(root, manifest)
    if not force:
        raise TfgenError(_cannot_finish(root))
    # The guard stays until every file has been written again.
    return _discard(root)


def is_unfinished(root: Path) -> bool:
    return os.path.lexists(root / GUARD)


def _can_finish(root: Path) -> bool:
    return is_unfinished(root) and (root / STAGING / _MANIFEST).exists()


def _plan(root: Path, contents: Mapping[str, bytes], remove: tuple[str, ...]) -> Manifest:
    found = look(root, [*contents, *remove])
    before = {path: digest(entry.content) if entry.content else "" for path, entry in found.items()}
    return Manifest(
        # The lock comes last: until then the root is what the old one says, or unfinished.
        replace={path: before[path] for path in sorted(contents, key=lambda path: (path == LOCK, path))},
        remove={path: before[path] for path in sorted(remove)},
        folders=tuple(folder for folder in _folders_above(contents) if not (root / folder).exists()),
    )


def _stage(root: Path, manifest: Manifest, contents: Mapping[str, bytes]) -> None:
    staging = root / STAGING
    staging.mkdir()
    text = json.dumps({"manifest_version": _MANIFEST_VERSION, **manifest._asdict()}, indent=2) + "\n"
    (staging / _PLAN).write_text(text, encoding="utf-8")
    # Folders need room on the disk, moving a file does not: after the guard there is nothing left to run out of.
    for folder in reversed(manifest.folders):
        (root / folder).mkdir()
    for number, path in enumerate(manifest.replace):
        (staging / str(number)).write_bytes(contents[path])
    (staging / GUARD).write_text(_GUARD_TEXT, encoding="utf-8")
    for file in sorted(staging.iterdir()):
        sync(file)
    # A manifest promises that everything is staged: an old guard may stand here already, with nothing left behind it.
    (staging / _PLAN).rename(staging / _MANIFEST)
    sync(staging)


def _finish(root: Path, manifest: Manifest) -> None:
    """Every step may have been done before by a run that was stopped."""
    try:
        sync(root)
        for path in manifest.remove:
            (root / path).unlink(missing_ok=True)
        for folder in sorted({(root / path).parent for path in manifest.replace}):
            folder.mkdir(parents=True, exist_ok=True)
        for path, staged in _pending(root, manifest).items():
            staged.replace(root / path)
        _prune(root, _folders_above(manifest.remove))
        for folder in _folders(root, manifest):
            sync(folder)
        (root / GUARD).unlink()
        shutil.rmtree(root / STAGING)
    except OSError as error:
        raise TfgenError(_stopped(root, error)) from error


def _pending(root: Path, manifest: Manifest) -> dict[str, Path]:
    staged = {path: root / STAGING / str(number) for number, path in enumerate(manifest.replace)}
    return {path: file for path, file in staged.items() if file.exists()}


def _prune(root: Path, folders: Iterable[str]) -> None:
    for folder in folders:
        if (root / folder).is_dir() and not any((root / folder).iterdir()):
            (root / folder).rmdir()


def _folders_above(paths: Iterable[str]) -> list[str]:
    """Every folder below the root that leads to one of the paths, inner ones before outer ones."""
    return sorted({str(parent) for path in paths for parent in PurePosixPath(path).parents} - {"."}, reverse=True)


def _folders(root: Path, manifest: Manifest) -> list[Path]:
    """Every folder there is that the change reaches into or passes."""
    folders = [root, *(root / folder for folder in _folders_above((*manifest.replace, *manifest.remove)))]
    return [folder for folder in folders if folder.exists()]


def _refuse_closed(root: Path, manifest: Manifest) -> None:
    """What would keep a file from being moved is found before the guard stands, not after."""
    device = root.stat().st_dev
    for folder in _folders(root, manifest):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        if folder.stat().st_dev != device:
            raise OSError(errno.EXDEV, "it is on another disk than the rest", str(folder))


def _discard(root: Path) -> None:
    staging = root / STAGING
    plan = _read_manifest(staging / _PLAN) or _read_manifest(staging / _MANIFEST)
    _prune(root, plan.folders if plan else ())
    # Also reached when staging could not even be made, or when the disk fails: the first reason is the one to tell.
    shutil.rmtree(staging, ignore_errors=True)


def _read_manifest(path: Path) -> Manifest | None:
    """Nothing when there is none that this tfgen can follow."""
    try:
        data = json.loads(path.read_bytes())
        manifest = Manifest(dict(data["replace"]), dict(data["remove"]), tuple(map(str, data["folders"])))
        is_known = data["manifest_version"] == _MANIFEST_VERSION
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
        return None
    paths = {*manifest.replace, *manifest.remove, *manifest.folders} - {LOCK}
    return manifest if is_known and not any(unsafe(path) for path in paths) else None


def _refuse_edits(root: Path, manifest: Manifest, *, force: bool) -> None:
    """A person may have changed files after the stop; what they wrote is not in the manifest."""
    before = {**manifest.remove, **{path: manifest.replace[path] for path in _pending(root, manifest)}}
    found = look(root, before)
    problems = [obstacle(root, path, entry) for path, entry in found.items() if entry.obstacle]
    if not force:
        edited = [path for path, entry in found.items() if entry.content and digest(entry.content) != before[path]]
        problems += [_edited_after_stop(root, path) for path in edited]
    if problems:
        raise TfgenError(*problems)


def _edited_after_stop(root: Path, path: str) -> Diagnostic:
    message = f"{path} was edited by hand after tfgen was stopped: finishing the folder would lose the edit"
    hint = "move it to a file of another name; --force discards it"
    return Diagnostic("F004", message, Location(str(root / path)), hint)


def _cannot_finish(root: Path) -> Diagnostic:
    message = f"{root} is unfinished: tfgen was stopped while it wrote it, and what it needs to finish is gone"
    hint = "--force writes every file of tfgen's again, also those that were edited by hand"
    return Diagnostic("F011", message, Location(str(root / GUARD)), hint)


def _stopped(root: Path, error: OSError) -> Diagnostic:
    message = f"{root} is unfinished: {error.strerror or error}; Terraform refuses it until it is finished"
    hint = "remove the cause, then run the same again: it goes on where it stopped"
    return Diagnostic("F002", message, Location(str(error.filename or root)), hint)
