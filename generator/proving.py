"""`tfgen verify`: every environment of blueprints, up the ladder of proof."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator import crew, report, source
from generator.annotations import to_github
from generator.errors import TfgenError
from generator.job import Climb, Job, Settings
from generator.junit import to_junit
from generator.ladder import NOT_TRIED, Rung
from generator.remarks import of_diagnostics
from generator.sarif import to_sarif

_FINE, _PROBLEMS = 0, 1


def verify_command(
    files: Sequence[Path],
    environments: Sequence[str],
    settings: Settings,
    *,
    form: str,
    jobs: int | None,
    cluster: str | None,
    strict: bool,
) -> int:
    """Each rung is told as it is climbed: on stdout as text, and on stderr beside any other format."""
    work = [job for file in files for job in jobs_of(file, environments, settings)]
    told = give if form == "text" else _say
    climbs = crew.on_cluster(work, cluster, told) if cluster else crew.here(work, jobs or os.cpu_count() or 1, told)
    if form == "text":
        report.say(_sum(climbs))
    else:
        report.give(_printed(climbs, form).removesuffix("\n"))
    is_incomplete = strict and any(rung.state == NOT_TRIED for climb in climbs for rung in climb.rungs)
    return _PROBLEMS if is_incomplete or any(climb.is_broken for climb in climbs) else _FINE


def jobs_of(file: Path, only: Sequence[str], settings: Settings) -> list[Job]:
    """A job for each environment; a single one where the blueprint is too broken to name them."""
    try:
        written = source.load(file).data.get("environments")
    except TfgenError:
        return [Job(str(file), None, settings)]
    if written is not None and not isinstance(written, dict):
        return [Job(str(file), None, settings)]
    return [Job(str(file), name, settings) for name in (only or written or ("",))]


def give(job: Job, rung: Rung) -> None:
    """A rung as text, with its problems."""
    report.give(_line(job, rung))
    if rung.outcome.problems:
        report.give(report.diagnostics_text(rung.outcome.problems))


def _say(job: Job, rung: Rung) -> None:
    report.say(_line(job, rung))


def _line(job: Job, rung: Rung) -> str:
    outcome = rung.outcome
    more = [f"not tried: {outcome.not_tried}"] if outcome.not_tried else [f"{rung.state}, {rung.seconds:.1f} s"]
    head = "; ".join([*more, *outcome.told[:1]])
    return "\n".join([f"{job.name}: {rung.name:<8} {head}", *(f"  {line}" for line in outcome.told[1:])])


def _sum(climbs: Sequence[Climb]) -> str:
    broken = [climb.name for climb in climbs if climb.is_broken]
    states = [rung.state for climb in climbs for rung in climb.rungs]
    counted = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    verdict = f"broken: {', '.join(broken)}" if broken else "nothing broke"
    return f"{report.count(len(climbs), 'root')}, rungs: {counted}; {verdict}"


def _printed(climbs: Sequence[Climb], form: str) -> str:
    if form == "json":
        return json.dumps({"results": [_plain(climb) for climb in climbs]}, indent=2, ensure_ascii=False)
    remarks = [remark._replace(root=climb.name) for climb in climbs for remark in of_diagnostics(climb.problems)]
    if form == "sarif":
        return to_sarif(remarks)
    return to_github(remarks) if form == "github" else to_junit(remarks, [climb.name for climb in climbs])


def _plain(climb: Climb) -> Mapping[str, Any]:
    return {
        "name": climb.name,
        "broken": climb.is_broken,
        "rungs": [
            {
                "name": rung.name,
                "state": rung.state,
                "seconds": round(rung.seconds, 2),
                "told": list(rung.outcome.told),
                "not_tried": rung.outcome.not_tried,
                "problems": json.loads(report.diagnostics_json(rung.outcome.problems)),
            }
            for rung in climb.rungs
        ],
    }
