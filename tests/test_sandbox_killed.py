"""A sandbox that is killed at any moment leaves no process, and nothing on disk after the next start."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from proof import PROJECT

# By hand: TFGEN_TEST_KILLS=100.
_KILLS = int(os.environ.get("TFGEN_TEST_KILLS", "6"))
_LONGEST = 25.0
_BLUEPRINT = "version: 1\nname: app\nregion: us-east-1\ncomponents: {images: {module: ecr}}\n"


def _start(file: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    program, nowhere = "from generator.cli import main; main()", subprocess.DEVNULL
    command = [sys.executable, "-c", program, "plan", "--sandbox", "--apply", str(file)]
    return subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=nowhere, stderr=nowhere)


def _processes(mark: str) -> list[str]:
    """Those that inherited the mark."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (entry / "environ").read_bytes().split(b"\0"):
                found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:120])
        except OSError:
            continue
    return found


def _until_gone(mark: str) -> list[str]:
    deadline = time.monotonic() + 15
    while (left := _processes(mark)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


@pytest.mark.terraform
@pytest.mark.moto
@pytest.mark.usefixtures("terraform")
def test_a_killed_sandbox_leaves_nothing(tmp_path: Path) -> None:
    cache, file = tmp_path / "cache", tmp_path / "app.yaml"
    mark = f"TFGEN_MARK={tmp_path}"
    environment = os.environ | {"TFGEN_CACHE_DIR": str(cache), "TFGEN_MARK": str(tmp_path)}
    file.write_text(_BLUEPRINT)
    moments = random.Random(7)

    for number in range(_KILLS):
        process = _start(file, environment)
        time.sleep(moments.uniform(0, _LONGEST))
        process.send_signal(signal.SIGKILL)
        process.wait(20)

        assert _until_gone(mark) == [], f"kill {number}"
        assert file.read_text() == _BLUEPRINT

    assert _start(file, environment).wait(300) == 0
    assert list((cache / "scratch").iterdir()) == []


@pytest.mark.terraform
@pytest.mark.moto
@pytest.mark.usefixtures("terraform")
def test_an_interrupted_sandbox_leaves_nothing_at_once(tmp_path: Path) -> None:
    cache, file = tmp_path / "cache", tmp_path / "app.yaml"
    file.write_text(_BLUEPRINT)
    process = _start(file, os.environ | {"TFGEN_CACHE_DIR": str(cache), "TFGEN_MARK": str(tmp_path)})
    time.sleep(8)

    process.send_signal(signal.SIGINT)

    assert process.wait(60) == 130
    assert _until_gone(f"TFGEN_MARK={tmp_path}") == []
    assert list((cache / "scratch").iterdir()) == []
