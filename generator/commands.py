"""What each command does, from plain arguments to an exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from generator import pipeline, report
from generator.errors import TfgenError
from generator.fileset import FileSet
from generator.pipeline import Request
from generator.registry import Shelf
from generator.verify import cache_folder

_FINE, _PROBLEMS, _DIFFERENT = 0, 1, 2


def render_command(
    files: Sequence[Path],
    environments: Sequence[str],
    modules: Sequence[Path],
    *,
    output_dir: Path,
    check: bool,
    dry_run: bool,
    force: bool,
    allow_destroy: Sequence[str],
) -> int:
    """`tfgen render`: names the roots on stdout; with `--check` or `--dry-run` the files that differ."""
    filesets = pipeline.render_all(Request(files, environments, modules, cache_folder(os.environ)))
    if warnings := [warning for fileset in filesets for warning in fileset.warnings]:
        report.say(report.diagnostics_text(warnings))
    pipeline.refuse_losses(filesets, output_dir, allow_destroy)
    if check or dry_run:
        return _preview(filesets, output_dir, check=check)
    changes = pipeline.write_all(filesets, output_dir, force=force, allowed=allow_destroy)
    report.say(report.summary(filesets, changes))
    report.say(report.next_steps(filesets, output_dir))
    for fileset in filesets:
        report.give(str(output_dir / fileset.name))
    return _FINE


def _preview(filesets: Sequence[FileSet], output_dir: Path, *, check: bool) -> int:
    changes = pipeline.compare_all(filesets, output_dir)
    for fileset, found in zip(filesets, changes, strict=True):
        if listed := report.changes_list(fileset, found):
            report.give(listed)
        report.say(f"{fileset.name}: {report.changes_text(found)}")
    is_different = any(found.added or found.changed or found.removed for found in changes)
    return _DIFFERENT if check and is_different else _FINE


def validate_command(files: Sequence[Path], environments: Sequence[str], modules: Sequence[Path], form: str) -> int:
    """`tfgen validate`: as JSON the problems are a result and go to stdout, an empty list if there are none."""
    try:
        graphs = pipeline.wire_all(Request(files, environments, modules), Shelf(modules))
    except TfgenError as error:
        if form == "text":
            raise
        report.give(report.diagnostics_json(error.diagnostics))
        return _PROBLEMS
    warnings = [warning for graph in graphs for warning in (*graph.blueprint.warnings, *graph.warnings)]
    if form == "json":
        report.give(report.diagnostics_json(warnings))
    elif warnings:
        report.say(report.diagnostics_text(warnings))
    for graph in graphs:
        found = "problem" if not (graph.blueprint.warnings or graph.warnings) else "error"
        report.say(f"{graph.blueprint.root}: {report.count(len(graph.nodes), 'component')}, no {found} found")
    return _FINE
