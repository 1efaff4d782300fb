"""The line on a terminal that says how far something is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator import progress
from generator.progress import Progress


def _shown(monkeypatch: pytest.MonkeyPatch, seconds: float) -> str:
    """What a terminal gets to see of something that takes that long."""
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        with Progress("scanning", "root") as line:
            line.told(0, 3)
            time.sleep(seconds)
            line.told(2, 3)
        terminal.write("end")
        terminal.flush()
        return os.read(ours, 10_000).decode()


def test_nothing_is_shown_of_what_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(monkeypatch, 0) == "end"


def test_what_takes_longer_is_shown_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.1)

    shown = _shown(monkeypatch, 0.4)

    assert "scanning 3 roots, 0 done" in shown
    assert "scanning 3 roots, 2 done" in shown
    assert shown.endswith("\r\x1b[Kend")


def test_nothing_is_shown_where_nobody_is_watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.1)
    with (tmp_path / "errors").open("w") as file:
        monkeypatch.setattr("sys.stderr", file)
        with Progress("scanning", "root") as line:
            line.told(0, 3)
            time.sleep(0.3)

    assert (tmp_path / "errors").read_text() == ""
