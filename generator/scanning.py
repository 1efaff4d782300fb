"""`tfgen scan`: blueprints, roots and plans, what is found in them, and whether that fails."""

from __future__ import annotations

import contextlib
import datetime
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import baseline, checkov, report, scan, scratch
from generator.errors import Location, TfgenError
from generator.finding import OWN_CHECKS, ScanResult, renamed
from generator.origin import component_of, place_of
from generator.progress import Progress
from generator.remarks import OPEN, Origin, Remark, of_results
from generator.severities import at_least
from generator.verify import cache_folder

if TYPE_CHECKING:
    from generator.pipeline import Rendered

_FINE, _PROBLEMS = 0, 1
_BLUEPRINTS = (".yaml", ".yml")


class Choice(NamedTuple):
    """How to scan, as the options say it."""

    environments: Sequence[str] = ()
    modules: Sequence[Path] = ()
    checkov: str | None = None
    external_checks: Sequence[Path] = ()
    is_planned: bool = False


def scan_command(
    targets: Sequence[Path],
    choice: Choice,
    *,
    form: str,
    fail_on: str,
    known: Path | None,
    update_baseline: bool,
    today: datetime.date,
) -> int:
    """Findings on stdout; exit code 1 if one is open and at least as grave as `fail_on`, or something was not read."""
    entries = _entries(known, update_baseline=update_baseline)
    with _laid_out(targets, choice) as laid_out:
        results = _scanned(targets, laid_out, choice)
    rendered = {item.files.name: item for item in laid_out.values()}
    remarks = of_results(results, lambda root, resource, place: origin_of(rendered.get(root), root, resource, place))
    remarks += _out_of_date(results, rendered, today, is_whole=not choice.environments)
    if known:
        remarks = _known(known, remarks, results, entries, update_baseline=update_baseline)
    report.give(_printed(results, remarks, form).removesuffix("\n"))
    return _PROBLEMS if any(_fails(remark, fail_on) for remark in remarks) else _FINE


@contextlib.contextmanager
def _laid_out(targets: Sequence[Path], choice: Choice) -> Iterator[Mapping[Path, Rendered]]:
    """Every environment of the blueprints, rendered to folders that are there as long as the block."""
    blueprints = [target for target in targets if target.suffix in _BLUEPRINTS]
    if not blueprints:
        yield {}
        return
    from generator.pipeline import Request, render_graphs

    cache = cache_folder(os.environ)
    rendered = render_graphs(Request(blueprints, choice.environments, choice.modules, cache))
    place = scratch.scratch(cache / "scratch") if cache else tempfile.TemporaryDirectory(prefix="tfgen-scan-")
    with place as folder:
        laid_out = {Path(folder) / item.files.name: item for item in rendered}
        from generator.trial import lay_out

        for root, item in laid_out.items():
            lay_out(item, root)
        yield laid_out


def _scanned(targets: Sequence[Path], laid_out: Mapping[Path, Rendered], choice: Choice) -> tuple[ScanResult, ...]:
    """The results of what was named and of what was rendered; the latter under the names of their roots."""
    roots = [*(target for target in targets if target.suffix not in _BLUEPRINTS), *laid_out]
    program = checkov.find(choice.checkov, os.environ, report.say)
    with Progress("scanning", "root") as progress:
        plans = _plans(laid_out) if choice.is_planned else {}
        settings = scan.Settings(choice.external_checks, cache_folder(os.environ), plans, told=progress.told)
        results = scan.scan(roots, program, settings)
    return tuple(
        renamed(result, laid_out[Path(result.root)].files.name) if Path(result.root) in laid_out else result
        for result in results
    )


def _plans(laid_out: Mapping[Path, Rendered]) -> Mapping[Path, Path]:
    """The plan of each root that was rendered, made in a simulated account."""
    from generator import sandbox, trial

    for root, item in laid_out.items():
        found = sandbox.prepared(None, os.environ, cache_folder(os.environ), root)
        with sandbox.opened(item, root, found, {}) as tried:
            _, problems = trial.plan(tried)
        if errors := [problem for problem in problems if problem.level == "error"]:
            raise TfgenError(*errors)
    return {root: root / "plan.json" for root in laid_out}


def origin_of(rendered: Rendered | None, root: str, resource: str, place: Location) -> Origin:
    """Where a finding in a root comes from; without what it was rendered from, the component alone."""
    file = place.file.removeprefix(f"{root}/")
    component = component_of(resource, file)
    if rendered is None:
        return Origin(component)
    location, node = place_of(rendered.graph, resource, file), rendered.graph.nodes.get(component)
    if node is None:
        return Origin("", location)
    return Origin(component, location, node.component.kind.module.remedies)


def _out_of_date(
    results: Sequence[ScanResult], rendered: Mapping[str, Rendered], today: datetime.date, *, is_whole: bool
) -> tuple[Remark, ...]:
    """Waivers that have expired; of others that want a look there is a warning."""
    if not rendered and not any("(until " in waived.reason for result in results for waived in result.waived):
        return ()
    # Takes longer to import than an unchanged root takes to scan.
    from generator import waiving

    if warnings := waiving.warnings(results, rendered, today, is_whole=is_whole):
        report.say(report.diagnostics_text(warnings))
    return waiving.overdue(results, rendered, today)


def _entries(known: Path | None, *, update_baseline: bool) -> frozenset[baseline.Entry] | None:
    """None where a baseline is only about to be made."""
    if known is None or (update_baseline and not known.exists()):
        return None
    return baseline.read(known)


def _known(
    file: Path,
    remarks: tuple[Remark, ...],
    results: Sequence[ScanResult],
    entries: frozenset[baseline.Entry] | None,
    *,
    update_baseline: bool,
) -> tuple[Remark, ...]:
    """Made once from all that is open; after that it only loses what is found no longer."""
    if entries is None:
        entries = baseline.first(remarks)
        baseline.write(file, entries)
        report.say(f"{file}: {report.count(len(entries), 'known finding')} written down")
        return baseline.applied(remarks, entries)
    remarks = baseline.applied(remarks, entries)
    gone = baseline.gone(remarks, [result.root for result in results], entries)
    if update_baseline and gone:
        baseline.write(file, entries - gone)
        report.say(f"{file}: {len(gone)} found no longer and taken out")
    elif gone:
        report.say(report.diagnostics_text(baseline.gone_as_problem(file, entry) for entry in sorted(gone)))
    return remarks


def _fails(remark: Remark, fail_on: str) -> bool:
    return remark.state == OPEN and (remark.code in OWN_CHECKS or at_least(remark.severity, fail_on))


def _printed(results: Sequence[ScanResult], remarks: Sequence[Remark], form: str) -> str:
    if form == "sarif":
        from generator.sarif import to_sarif

        return to_sarif(remarks)
    if form == "github":
        from generator.annotations import to_github

        return to_github(remarks)
    if form == "junit":
        from generator.junit import to_junit

        return to_junit(remarks, [result.root for result in results])
    from generator.scan_text import text, to_json

    return to_json(results, remarks) if form == "json" else text(results, remarks)
