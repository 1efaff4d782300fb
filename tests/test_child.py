"""Programs that tfgen runs: what comes back, and that none is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from proof import PROJECT

from generator.child import Done, ended_by, run, running

_TREE = "import subprocess, sys, time; subprocess.Popen(['sleep', '{mark}']); time.sleep({mark})"
_OWNER = """
import sys
from generator.child import run
print("ready", flush=True)
run([sys.executable, "-c", {tree!r}])
"""


def _left(mark: str) -> list[str]:
    """Processes that have the mark on their command line."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if mark in command and int(entry.name) != os.getpid():
            found.append(command)
    return found


def _gone(mark: str) -> bool:
    deadline = time.monotonic() + 10
    while _left(mark) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _left(mark)


def _until_there(mark: str, number: int) -> None:
    deadline = time.monotonic() + 20
    while len(_left(mark)) < number and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(_left(mark)) >= number


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("print('out')", Done(0, "out\n", ""), id="output"),
        pytest.param("import sys; sys.exit('why')", Done(1, "", "why\n"), id="status and errors"),
        pytest.param("import sys; print(sys.stdin.read() * 2)", Done(0, "saidsaid\n", ""), id="input"),
        pytest.param("import os; os.kill(os.getpid(), 9)", Done(137, "", ""), id="signal"),
    ],
)
def test_what_a_program_says_comes_back(code: str, expected: Done) -> None:
    assert run([sys.executable, "-c", code], input="said") == expected


def test_the_signal_that_ended_a_program_has_a_name() -> None:
    assert ended_by(Done(137, "", "")) == "SIGKILL"
    assert ended_by(Done(1, "", "")) == ""


def test_a_program_that_is_not_there() -> None:
    assert run(["/nowhere/program"]) == Done(127, "", "/nowhere/program: No such file or directory\n")


def test_much_output_does_not_stop_a_program() -> None:
    assert len(run([sys.executable, "-c", "print('x' * 10_000_000)"]).output) == 10_000_001


def test_out_of_time_ends_all_that_was_started() -> None:
    mark = "3600.101"

    done = run([sys.executable, "-c", _TREE.format(mark=mark)], timeout=1)

    assert done.is_out_of_time
    assert _gone(mark)


def test_what_a_program_leaves_behind_is_ended_with_it() -> None:
    mark = "3600.102"
    code = f"import subprocess; subprocess.Popen(['sleep', '{mark}'], stdout=-3, stderr=-3)"

    assert run([sys.executable, "-c", code]).status == 0
    assert _gone(mark)


def test_grace_lets_a_program_end_by_itself() -> None:
    code = "import time\ntry:\n  print('up', flush=True); time.sleep(60)\nexcept KeyboardInterrupt:\n  print('tidy')"

    done = run([sys.executable, "-c", code], timeout=1, grace=10)

    assert done == Done(0, "up\ntidy\n", "", is_out_of_time=True)


def test_a_running_program_ends_with_its_block() -> None:
    mark = "3600.103"

    with running([sys.executable, "-c", _TREE.format(mark=mark)]) as child:
        _until_there(mark, 2)
        assert child.is_running

    assert not child.is_running
    assert _gone(mark)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
def test_nothing_is_left_however_tfgen_ends(how: signal.Signals) -> None:
    mark = f"3600.20{how.value}"
    owner = subprocess.Popen(
        [sys.executable, "-c", _OWNER.format(tree=_TREE.format(mark=mark))],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    _until_there(mark, 3)

    owner.send_signal(how)
    owner.wait(20)

    assert _gone(mark)
