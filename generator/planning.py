"""`tfgen plan`: what Terraform would do, in the words of the blueprint, for real or in a simulated account."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from generator import crew, pipeline, report, terraform, trial
from generator.changes import endangered, outline
from generator.errors import Diagnostic, Location, TfgenError
from generator.job import Settings
from generator.ladder import NOT_TRIED
from generator.pipeline import Rendered, Request
from generator.proving import give, jobs_of
from generator.trial import Trial
from generator.verify import cache_folder

_FINE, _PROBLEMS = 0, 1


def sandbox_command(files: Sequence[Path], environments: Sequence[str], settings: Settings) -> int:
    """`tfgen plan --sandbox`: one root after the other, each in an account of its own."""
    work = [job for file in files for job in jobs_of(file, environments, settings)]
    climbs = crew.here(work, 1, give)
    is_missing = any(rung.state == NOT_TRIED for climb in climbs for rung in climb.rungs)
    return _PROBLEMS if is_missing or any(climb.is_broken for climb in climbs) else _FINE


def plan_command(files: Sequence[Path], environments: Sequence[str], settings: Settings, *, output_dir: Path) -> int:
    """`tfgen plan`: in the roots on disk, against the account and with the state they have."""
    modules, cache = [Path(folder) for folder in settings.modules], cache_folder(os.environ)
    rendered = pipeline.render_graphs(Request(files, environments, modules, cache))
    if problems := [problem for item in rendered for problem in _outdated(item, output_dir)]:
        raise TfgenError(*problems)
    program = terraform.find(settings.terraform, os.environ, cache)
    return max(_plan(item, Trial(item, output_dir / item.files.name, program, settings.variables)) for item in rendered)


def _outdated(item: Rendered, output: Path) -> list[Diagnostic]:
    """A plan of files that are not what the blueprint says would mislead."""
    (found,) = pipeline.compare_all([item.files], output)
    if not (found.added or found.changed or found.removed):
        return []
    root, file = output / item.files.name, item.graph.blueprint.layers.document.file
    message = f"{root} is not what the blueprint renders to: {report.changes_text(found)}"
    return [Diagnostic("P030", message, Location(file), f"tfgen render {file} first")]


def _plan(item: Rendered, tried: Trial) -> int:
    terraform.initialise(tried.terraform, tried.root)
    found, problems = trial.plan(tried)
    report.give(f"{item.files.name}:")
    if problems:
        report.say(report.diagnostics_text(problems))
    if any(problem.level == "error" for problem in problems):
        return _PROBLEMS
    for line in outline(item.graph, item.files, found):
        report.give(f"  {line}")
    dangers = [f"{change.action} {change.address}" for change in endangered(item.files, found)]
    if dangers:
        report.say(f"{item.files.name}: data would be lost: {', '.join(dangers)}")
    return _PROBLEMS if dangers else _FINE
