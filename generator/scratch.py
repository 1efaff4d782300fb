"""Folders to try something out in, gone when it is done; those of a run that was killed go with the next start."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX, _LOCK = "try-", ".lock"


@contextmanager
def scratch(parent: Path) -> Iterator[Path]:
    """A new private folder as long as the block. Its lock is held by the process, and the kernel lets go of it."""
    parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(parent)
    lock, descriptor = _claim(parent)
    folder = lock.with_suffix("")
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.unlink(missing_ok=True)
        os.close(descriptor)


def sweep(parent: Path) -> None:
    """Removes what is left of runs that are gone."""
    for lock in parent.glob(f"{_PREFIX}*{_LOCK}"):
        with suppress(OSError):
            descriptor = os.open(lock, os.O_RDWR)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
                lock.unlink(missing_ok=True)
            finally:
                os.close(descriptor)


def _claim(parent: Path) -> tuple[Path, int]:
    """A lock file that is ours: another tfgen may sweep it away between its making and its locking."""
    while True:
        descriptor, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_LOCK, dir=parent)
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(descriptor).st_nlink:
                return Path(name), descriptor
        os.close(descriptor)
