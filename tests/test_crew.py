"""Jobs proven here, several at a time, and on a cluster: the same results, and nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from proof import PROJECT

from generator import crew
from generator.errors import TfgenError
from generator.job import Climb, Job, Settings, print_job, print_rung, read_job, read_rung
from generator.ladder import Outcome, Rung

GOOD = (
    "version: 1\nname: good\nregion: us-east-1\ncomponents:\n  images: {module: ecr}\nenvironments: {dev: {}, qa: {}}\n"
)
BAD = "version: 1\nname: bad\nregion: us-east-1\ncomponents:\n  images: {module: ecrr}\n"
FAULTY = """version: 1
name: faulty
region: us-east-1
components:
  images: {module: ecr, overrides: {aws_ecr_repository.this: {forse_delete: true}}}
"""


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    for name, text in {"good": GOOD, "bad": BAD, "faulty": FAULTY}.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    settings = Settings(str(tmp_path), rungs=("parse", "fmt", "schema"))
    return [
        Job("good.yaml", "dev", settings),
        Job("bad.yaml", None, settings),
        Job("faulty.yaml", "", settings),
        Job("gone.yaml", None, settings),
        Job("good.yaml", "qa", settings),
    ]


def _states(climbs: tuple[Climb, ...]) -> list[object]:
    """All that must be the same wherever it is done: everything but the time it took."""
    return [(climb.name, [rung._replace(seconds=0.0) for rung in climb.rungs]) for climb in climbs]


def _prove(jobs: list[Job], count: int) -> tuple[Climb, ...]:
    return crew.here(jobs, count, lambda _job, _rung: None)


def test_several_at_a_time_are_the_same_as_one(jobs: list[Job]) -> None:
    one, three = _prove(jobs, 1), _prove(jobs, 3)

    assert _states(one) == _states(three)
    assert [climb.name for climb in one] == [
        "good.yaml (dev)",
        "bad.yaml",
        "faulty.yaml",
        "gone.yaml",
        "good.yaml (qa)",
    ]
    assert [climb.is_broken for climb in one] == [False, True, True, True, False]
    assert [[problem.code for problem in climb.problems] for climb in one] == [[], ["B033"], ["T001"], ["S001"], []]


def test_each_rung_is_told_as_it_is_climbed(jobs: list[Job]) -> None:
    told: list[tuple[str, str, str]] = []

    crew.here(jobs[2:3], 1, lambda job, rung: told.append((job.name, rung.name, rung.state)))

    assert told == [
        (("faulty.yaml"), "parse", "held"),
        ("faulty.yaml", "fmt", "held"),
        ("faulty.yaml", "schema", "broken"),
    ]


@pytest.fixture
def cluster() -> Iterator[str]:
    """A scheduler and two workers on the loopback."""
    from distributed import LocalCluster

    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with LocalCluster(host="127.0.0.1", **settings) as made:
        yield made.scheduler_address


def test_a_cluster_gives_the_same(jobs: list[Job], cluster: str) -> None:
    told: list[str] = []

    climbs = crew.on_cluster(jobs, cluster, lambda job, rung: told.append(f"{job.name} {rung.name}"))

    assert _states(climbs) == _states(_prove(jobs, 2))
    assert sorted(told) == sorted(f"{climb.name} {rung.name}" for climb in climbs for rung in climb.rungs)


def test_no_cluster_answers() -> None:
    with pytest.raises(TfgenError) as caught:
        crew.on_cluster([], "tcp://127.0.0.1:9", lambda _job, _rung: None)

    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.message.partition(":")[0]) == ("V003", "no cluster answers at tcp")


def test_a_job_and_its_rungs_pass_as_text() -> None:
    job = Job("a.yaml", None, Settings("/x", ("m",), "c", ("e",), "t", {"v": "1"}, "2026-01-01", True, ("plan",)))
    rung = Rung("plan", "held", 1.5, Outcome((), ("12 to add",), ""))

    assert read_job(print_job(job)) == job
    assert read_rung(print_rung(rung)) == rung
    assert json.loads(print_job(job))[0] == "a.yaml"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=lambda how: how.name)
def test_no_process_is_left_when_it_is_stopped(jobs: list[Job], how: signal.Signals) -> None:
    folder = jobs[0].settings.folder
    program = "import sys; from generator.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, "verify", str(Path(folder) / "good.yaml")]
    environment = {**os.environ, "TFGEN_CACHE_DIR": str(Path(folder) / "cache"), "MARK": folder}
    tfgen = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _until(lambda: len(_marked(folder)) > 2)

    tfgen.send_signal(how)
    code = tfgen.wait(30)

    assert code == (130 if how == signal.SIGINT else -9)
    assert _until(lambda: not _marked(folder))


def _marked(mark: str) -> list[str]:
    """Processes that were started by the tfgen under test, known by a variable they inherit."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if f"MARK={mark}".encode() in (entry / "environ").read_bytes().split(b"\0"):
                found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return found


def _until(holds: object, seconds: float = 20) -> bool:
    assert callable(holds)
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(holds())
