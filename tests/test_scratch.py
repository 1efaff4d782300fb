"""Folders to try things out in: private, gone afterwards, and swept when their owner is."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from proof import PROJECT

from generator.scratch import scratch, sweep

_OWNER = """
import pathlib, sys, time
from generator.scratch import scratch
with scratch(pathlib.Path(sys.argv[1])) as folder:
    (folder / "file").write_text("x")
    print(folder, flush=True)
    time.sleep(600)
"""


def test_a_folder_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    with scratch(tmp_path / "all") as folder:
        (folder / "deep").mkdir()
        mode = folder.stat().st_mode & 0o777

    assert mode == 0o700
    assert list((tmp_path / "all").iterdir()) == []


def test_the_folder_of_a_living_owner_stays_and_that_of_a_dead_one_goes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _OWNER, str(tmp_path)]
    owner = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert owner.stdout
    folder = Path(owner.stdout.readline().strip())

    sweep(tmp_path)
    assert (folder / "file").is_file()

    owner.send_signal(signal.SIGKILL)
    owner.wait(20)
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
