"""The line on a terminal that says how far something is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator import progress
from generator.progress import Progress


def _read_until(file: int, end: bytes) -> bytes:
    """What comes out of a terminal, which may hand it over in pieces, up to that end."""
    read = b""
    while not read.endswith(end):
        read += os.read(file, 1000)
    return read


def test_nothing_is_shown_of_what_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        with Progress("scanning", "root") as line:
            line.told(0, 3)
        terminal.write("end")
        terminal.flush()

        assert _read_until(ours, b"end") == b"end"


def test_what_takes_longer_is_shown_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.1)
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        with Progress("scanning", "root") as line:
            line.told(0, 3)
            # Reading waits until the line is there, however long that takes.
            first = _read_until(ours, b"done")
            line.told(2, 3)
        terminal.write("end")
        terminal.flush()

        assert first == b"\r\x1b[Kscanning 3 roots, 0 done"
        assert _read_until(ours, b"end") == b"\r\x1b[Kscanning 3 roots, 2 done\r\x1b[Kend"


def test_nothing_is_shown_where_nobody_is_watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.1)
    with (tmp_path / "errors").open("w") as file:
        monkeypatch.setattr("sys.stderr", file)
        with Progress("scanning", "root") as line:
            line.told(0, 3)
            time.sleep(0.3)

    assert (tmp_path / "errors").read_text() == ""
