"""A file of digests: what has been proven once and need not be proven again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from pathlib import Path

# Enough for hundreds of roots, and still read in a few milliseconds.
_LIMIT = 20_000


def known(file: Path, digests: Collection[str]) -> frozenset[str]:
    """Those of the digests that the file holds as whole lines; all else in it is passed over."""
    return frozenset(digests).intersection(_lines(file))


def remember(file: Path, digests: Collection[str]) -> None:
    """Adds lines in one write, so that several processes may do so at once. Failing to keep them is no failure."""
    start_anew = os.O_TRUNC if len(_lines(file)) > _LIMIT else 0
    # Begins with a line break of its own, in case the last writer did not come to the end of its line.
    content = "".join(f"\n{digest}" for digest in sorted(digests)) + "\n"
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | start_anew, 0o600)
        with contextlib.closing(os.fdopen(descriptor, "wb", buffering=0)) as writer:
            writer.write(content.encode("ascii"))


def _lines(file: Path) -> list[str]:
    """The whole lines: what follows the last line break was not written to its end."""
    try:
        return file.read_bytes().decode("ascii", "replace").split("\n")[:-1]
    except OSError:
        return []
