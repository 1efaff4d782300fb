"""A root on disk: what stands at a path of it, and who may write there now."""

from __future__ import annotations

import errno
import fcntl
import io
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from generator.errors import Diagnostic, Location, TfgenError

_LOCKS_NOT_OFFERED = (errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


class Entry(NamedTuple):
    """A file with its content, nothing at all, or an obstacle: anything that a plain file cannot be written over."""

    content: bytes | None = None
    obstacle: str = ""


def look(root: Path, paths: Iterable[str]) -> dict[str, Entry]:
    """What stands at each path. Nothing is read through a symbolic link below the root."""
    folders: dict[str, Entry | None] = {"": None}
    start = f"{root}/"
    return {path: _above(start, path.rpartition("/")[0], folders) or _file(start + path) for path in paths}


def obstacle(root: Path, path: str, entry: Entry) -> Diagnostic:
    code = "F006" if "symbolic link" in entry.obstacle else "F007"
    hint = "move it away: tfgen writes plain files in plain folders, never through a link and never over a folder"
    return Diagnostic(code, f"cannot write {path}: {entry.obstacle}", Location(str(root / path)), hint)


@contextmanager
def occupied(folder: Path, root: Path) -> Iterator[None]:
    """No other tfgen writes the root in this block; the kernel lets go when the process ends, however it ends."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError as error:
        raise busy(root) from error
    try:
        if not _claim(descriptor) or not _is_still(descriptor, folder):
            raise busy(root)
        yield
    finally:
        os.close(descriptor)


def busy(root: Path) -> TfgenError:
    hint = "wait until it has ended, then run the same again"
    return TfgenError(Diagnostic("F003", f"another tfgen is writing {root}", Location(str(root)), hint))


def sync(path: Path) -> None:
    """Returns when a file or the entries of a folder are on the disk, where the file system can promise that."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot sync a folder.
        if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP):
            raise
    finally:
        os.close(descriptor)


def _claim(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        # NFS locks no folder. A root there is still written whole; only two tfgen at once are not kept apart.
        if error.errno not in _LOCKS_NOT_OFFERED:
            raise
    return True


def _is_still(descriptor: int, folder: Path) -> bool:
    """False when the folder was renamed or replaced between opening and claiming it."""
    try:
        return os.path.samestat(os.fstat(descriptor), folder.stat())
    except FileNotFoundError:
        return False


def _above(start: str, folder: str, known: dict[str, Entry | None]) -> Entry | None:
    """Nothing for a real folder; otherwise the entry of everything below it."""
    if folder not in known:
        known[folder] = _above(start, folder.rpartition("/")[0], known) or _folder(start + folder, folder)
    return known[folder]


def _folder(path: str, shown: str) -> Entry | None:
    mode = _mode(path)
    if mode and stat.S_ISDIR(mode):
        return None
    return Entry(obstacle=f"{shown} is {_kind(mode)}") if mode else Entry()


def _file(path: str) -> Entry:
    mode = _mode(path)
    if mode and stat.S_ISREG(mode):
        # Half of the time of an unchanged render is spent here; Path.read_bytes would double it.
        with io.FileIO(path) as file:
            return Entry(file.readall())
    return Entry(obstacle=f"it is {_kind(mode)}") if mode else Entry()


def _mode(path: str) -> int:
    try:
        return os.lstat(path).st_mode
    except FileNotFoundError:
        return 0


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a file, not a folder" if stat.S_ISREG(mode) else "neither a file nor a folder"
