"""`make bench`, second part: what a scan costs against checkov's own command line, in turn in one run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

BLUEPRINT = Path(__file__).parent.parent / "blueprints" / "fargate.yaml"
TFGEN = str(Path(sys.executable).parent / "tfgen")
CHECKOV = os.environ.get("TFGEN_CHECKOV") or shutil.which("checkov") or "checkov"
ROUNDS = 3
MOST_UNCHANGED = 0.3
MOST_CHANGED = 1.2
MOST_BEYOND = 1.5


class Times(NamedTuple):
    """One round, in seconds: checkov on each of the three roots, and tfgen on what its name says."""

    checkov: tuple[float, ...]
    cold_three: float
    unchanged_one: float
    unchanged_ten: float
    changed_one: float
    changed_of_ten: float


def run(command: Sequence[str], cache: Path) -> float:
    """One process from its start to its end; findings are no failure of it, and there should be none."""
    environment = os.environ | {"TFGEN_CACHE_DIR": str(cache), "TFGEN_CHECKOV": CHECKOV, "LOG_LEVEL": "ERROR"}
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{command} failed: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return seconds


def prepare(folder: Path) -> tuple[list[Path], list[Path]]:
    """The roots of the blueprint as it is shipped, and ten of it."""
    data = yaml.safe_load(BLUEPRINT.read_text())
    shipped = sorted(f"{data['name']}-{name}" for name in data["environments"])
    base = data["environments"]["medium"]
    data["environments"] = {f"e{number}": base | {"tags": {"stage": f"e{number}"}} for number in range(10)}
    (folder / "ten.yaml").write_text(yaml.safe_dump(data, sort_keys=False))
    for blueprint in (BLUEPRINT, folder / "ten.yaml"):
        run([TFGEN, "render", str(blueprint), "-o", str(folder / "build")], folder / "cache")
    ten = [f"{data['name']}-{name}" for name in data["environments"]]
    return [folder / "build" / name for name in shipped], [folder / "build" / name for name in ten]


def change(root: Path) -> None:
    with (root / "main.tf").open("a") as stream:
        stream.write(f"# {time.time_ns()}\n")


def measure(three: list[Path], ten: list[Path], cache: Path) -> Times:
    """Each after the other on the same roots, so that whatever else the machine does falls on all of them alike."""

    def scan(*roots: Path) -> float:
        return run([TFGEN, "scan", *map(str, roots)], cache)

    plain = ["--framework", "terraform", "--skip-download", "--compact", "-o", "json"]
    shutil.rmtree(cache, ignore_errors=True)
    checkov = tuple(run([CHECKOV, "-d", str(root), *plain], cache) for root in three)
    cold = scan(*three)
    unchanged = scan(three[1])
    scan(*ten)
    unchanged_ten = scan(*ten)
    change(three[1])
    changed = scan(three[1])
    change(ten[4])
    return Times(checkov, cold, unchanged, unchanged_ten, changed, scan(*ten))


def main() -> None:
    """Prints the medians against the bars; exit code 1 when one is missed."""
    with tempfile.TemporaryDirectory() as temporary:
        three, ten = prepare(Path(temporary))
        rounds = [measure(three, ten, Path(temporary) / "cache") for _ in range(ROUNDS)]
    one_run = statistics.median(times.checkov[1] for times in rounds)
    print(f"\nscans, {ROUNDS} rounds, medians (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")
    rows = {
        "checkov -d, one root": one_run,
        "checkov -d, three roots one by one": statistics.median(sum(times.checkov) for times in rounds),
        "tfgen scan, three new roots": statistics.median(times.cold_three for times in rounds),
        "tfgen scan, one root unchanged": statistics.median(times.unchanged_one for times in rounds),
        "tfgen scan, ten roots unchanged": statistics.median(times.unchanged_ten for times in rounds),
        "tfgen scan, one root changed": statistics.median(times.changed_one for times in rounds),
        "tfgen scan, one of ten roots changed": statistics.median(times.changed_of_ten for times in rounds),
    }
    for name, seconds in rows.items():
        print(f"  {name:<38} {seconds:6.2f} s")
    unchanged = rows["tfgen scan, one root unchanged"]
    ratio = statistics.median(times.changed_one / times.checkov[1] for times in rounds)
    beyond = statistics.median(times.changed_of_ten - times.checkov[1] for times in rounds)
    bars = [
        (f"an unchanged root: {unchanged:.2f} s of {MOST_UNCHANGED}", unchanged > MOST_UNCHANGED),
        (f"a changed root: {ratio:.2f} x checkov's own run of {MOST_CHANGED}", ratio > MOST_CHANGED),
        (f"one of ten changed: {beyond:+.2f} s beyond one run of +{MOST_BEYOND}", beyond > MOST_BEYOND),
    ]
    for text, is_missed in bars:
        print(f"  {'missed' if is_missed else 'held'}: {text}")
    raise SystemExit(any(is_missed for _, is_missed in bars))


if __name__ == "__main__":
    main()
