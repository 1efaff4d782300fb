"""`make bench`: what a render costs against a floor and against copier, pair by pair in one run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import yaml

HERE = Path(__file__).parent
BLUEPRINT = HERE.parent / "blueprints" / "fargate.yaml"
TFGEN = str(Path(sys.executable).parent / "tfgen")
ROUNDS = {1: 11, 10: 5, 100: 3}
BARS = {("tfgen warm", 1): 1.6, ("tfgen cold", 1): 3.0, ("tfgen warm", 100): 1.6}
MEMORY = 80


class Run(NamedTuple):
    """One measured process: seconds, and the most memory it held, in MB."""

    seconds: float
    memory: float


class Ground(NamedTuple):
    """A folder with everything one size is measured on."""

    folder: Path
    blueprint: Path
    answers: Path
    templates: Path
    environments: tuple[str, ...]


def measure(command: list[str], cache: Path) -> Run:
    """One process, from its start to its end; what it says is kept in a file, so that it never has to wait for us."""
    environment = os.environ | {"TFGEN_CACHE_DIR": str(cache)}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status:
            said.seek(0)
            raise SystemExit(f"{command} failed: {said.read().decode()}")
    return Run(seconds, usage.ru_maxrss / 1024)


def prepare(folder: Path, count: int) -> Ground:
    """A blueprint with that many environments, and what it renders to as plain templates for the others."""
    data = yaml.safe_load(BLUEPRINT.read_text())
    name, environments = data["name"], tuple(f"e{number:03}" for number in range(count))
    base = data["environments"]["medium"]
    data["environments"] = {item: base | {"tags": {"stage": item}} for item in environments}
    ground = Ground(folder, folder / "app.yaml", folder / "answers.yaml", folder / "templates", environments)
    ground.blueprint.write_text(yaml.safe_dump(data, sort_keys=False))
    ground.answers.write_text(yaml.safe_dump({"name": name, "environments": list(environments)}))
    measure(
        [TFGEN, "render", str(ground.blueprint), "-e", environments[0], "-o", str(folder / "model")], folder / "cache"
    )
    model = folder / "model" / f"{name}-{environments[0]}"
    for file in sorted(path for path in model.rglob("*") if path.is_file()):
        target = ground.templates / file.relative_to(model)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text().replace(environments[0], "{{ environment }}").replace(name, "{{ name }}")
        target.write_text(text)
    (folder / "copier").mkdir()
    shutil.copytree(ground.templates, folder / "copier" / "template")
    settings = {"_subdirectory": "template", "_templates_suffix": "", "name": name, "environment": ""}
    (folder / "copier" / "copier.yml").write_text(yaml.safe_dump(settings))
    return ground


def contenders(ground: Ground) -> dict[str, Callable[[int], Run]]:
    """Who is measured, by name; each takes the number of its round and writes to a folder of its own."""
    folder, warm = ground.folder, ground.folder / "warm-cache"
    render = [TFGEN, "render", str(ground.blueprint), "-o"]
    floor = [sys.executable, str(HERE / "floor.py"), str(ground.answers), str(ground.templates)]
    copier = [sys.executable, str(HERE / "copier_all.py"), str(folder / "copier"), str(ground.answers)]
    measure([*render, str(folder / "again")], warm)
    return {
        "floor": lambda number: measure([*floor, str(folder / f"floor-{number}")], warm),
        "tfgen warm": lambda number: measure([*render, str(folder / f"warm-{number}")], warm),
        "tfgen unchanged": lambda _: measure([*render, str(folder / "again")], warm),
        "tfgen cold": lambda number: measure([*render, str(folder / f"cold-{number}")], folder / f"cache-{number}"),
        "copier": lambda number: measure([*copier, str(folder / f"copier-{number}")], warm),
    }


def _memory() -> str | None:
    """A file system in memory, where there is one: this measures programs and not the disk."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def race(count: int, rounds: int) -> dict[str, list[Run]]:
    """All contenders in turn, so that whatever else the machine does falls on all of them alike."""
    with tempfile.TemporaryDirectory(dir=_memory()) as temporary:
        actors = contenders(prepare(Path(temporary), count))
        runs: dict[str, list[Run]] = {name: [] for name in actors}
        for number in range(rounds):
            for name, contender in actors.items():
                runs[name].append(contender(number))
    return runs


def main() -> None:
    """Prints the table; exit code 1 when a bar is missed."""
    missed = []
    for count, rounds in ROUNDS.items():
        runs = race(count, rounds)
        print(f"\n{count} environment{'s' if count > 1 else ''}, {rounds} rounds, medians")
        for name, measured in runs.items():
            seconds = statistics.median(run.seconds for run in measured)
            ratio = statistics.median(
                run.seconds / base.seconds for run, base in zip(measured, runs["floor"], strict=True)
            )
            memory, bar = max(run.memory for run in measured), BARS.get((name, count))
            missed += [f"{name}, {count}: {ratio:.2f} over {bar}"] if bar and ratio > bar else []
            missed += [f"{name}, {count}: {memory:.0f} MB over {MEMORY}"] if "tfgen" in name and memory > MEMORY else []
            note = f"  (bar {bar})" if bar else ""
            print(f"  {name:<16} {seconds:7.3f} s  {ratio:6.2f} x floor  {memory:5.0f} MB{note}")
    print("\nevery bar held" if not missed else "\nmissed: " + "; ".join(missed))
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
