"""A scan that is killed at any moment leaves nothing that the next one would stumble over."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from proof import PROJECT

from generator.checkov import Program

# By hand: TFGEN_TEST_KILLS=100.
_KILLS = int(os.environ.get("TFGEN_TEST_KILLS", "25"))
_WEAK = 'resource "aws_sqs_queue" "this" {{\n  name = "x{0}"\n}}\n'


def _start(root: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from generator.cli import main; main()", "scan", str(root), "--format", "json"],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _processes(mark: str) -> list[str]:
    """Those whose environment has the mark."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (entry / "environ").read_bytes():
                found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:80])
        except OSError:
            continue
    return found


def _until_gone(mark: str) -> list[str]:
    deadline = time.monotonic() + 10
    while (left := _processes(mark)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return left


@pytest.mark.checkov
def test_a_killed_scan_leaves_no_process_no_torn_report_and_nothing_after_the_next_start(
    tmp_path: Path, checkov: Program
) -> None:
    mark, cache, root = f"PATH={tmp_path}/marked:", tmp_path / "cache", tmp_path / "root"
    environment = os.environ | {
        "PATH": f"{tmp_path}/marked:{os.environ['PATH']}",
        "TFGEN_CACHE_DIR": str(cache),
        "TFGEN_CHECKOV": checkov.path,
    }
    root.mkdir()
    (root / "main.tf").write_text(_WEAK.format(""))
    start = time.monotonic()
    whole, _ = _start(root, environment).communicate(timeout=120)
    took = time.monotonic() - start
    moments = random.Random(3)

    for number in range(_KILLS):
        (root / "main.tf").write_text(_WEAK.format(number))
        process = _start(root, environment)
        time.sleep(moments.uniform(0, took * 1.1))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=20)

        assert _until_gone(mark) == [], f"kill {number}"
        for report in (cache / "scans").glob("*.json"):
            assert "passed" in json.loads(report.read_text()), f"kill {number}"

    (root / "main.tf").write_text(_WEAK.format(""))
    again, _ = _start(root, environment).communicate(timeout=120)
    assert again == whole
    assert list((cache / "scratch").iterdir()) == []
    assert [path.name for path in (cache / "scans").iterdir() if path.suffix != ".json"] == []
    assert [path for path in root.iterdir() if path.name != "main.tf"] == []
