"""The *scan* stage: what checkov finds in rendered roots, in Terraform of others, and in plans."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator import plan_scan, scan_cache, scanner, scratch
from generator.checkov import Program
from generator.errors import Diagnostic, Location, TfgenError
from generator.finding import OWN_CHECKS, Finding, ScanResult, Waived, result_of, sources
from generator.scanner import Report

__all__ = ["OWN_CHECKS", "Finding", "ScanResult", "Settings", "Waived", "scan"]


class Settings(NamedTuple):
    """How to scan: folders of checks beside checkov's own, where to remember reports, plans of roots.

    `limit` is how many seconds one root may take; `told` hears how many of all targets are known.
    """

    external_checks: Sequence[Path] = ()
    cache: Path | None = None
    plans: Mapping[Path, Path] = {}
    limit: float = 300.0
    told: Callable[[int, int], None] = lambda _done, _all: None


def scan(roots: Sequence[Path], program: Program, settings: Settings | None = None) -> tuple[ScanResult, ...]:
    """Scan folders of Terraform and, given as `.json` files, plans printed by `terraform show -json`.

    What only the plan of a root shows is found in the root; a target that checkov fails on has that as a finding.

    Raises:
        TfgenError: a target cannot be scanned, or checkov cannot be run at all.
    """
    settings = settings or Settings()
    wanted = sorted(set(roots))
    targets = sorted({*wanted, *(plan for root, plan in settings.plans.items() if root in wanted)})
    problems = [problem for target in targets for problem in _unfit(target)]
    problems += [problem for folder in settings.external_checks for problem in _unfit_checks(folder)]
    if problems:
        raise TfgenError(*problems)
    found = _reports(targets, program, settings)
    results = {target: result_of(target, found[target]) for target in targets}
    return tuple(_with_plan(root, results, settings.plans.get(root)) for root in wanted)


def _with_plan(root: Path, results: Mapping[Path, ScanResult], plan: Path | None) -> ScanResult:
    return plan_scan.merged(root, results[root], results[plan]) if plan else results[root]


def _reports(targets: Sequence[Path], program: Program, settings: Settings) -> dict[Path, Report]:
    """Each target's report, from an earlier scan where nothing changed since."""
    store = settings.cache / "scans" if settings.cache else None
    keys = {target: scan_cache.key_of(target, program, settings.external_checks) for target in targets if store}
    known = {target: scan_cache.recall(store, key) for target, key in keys.items() if store and key}
    found: dict[Path, Report] = {target: report for target, report in known.items() if report is not None}
    fresh = [target for target in targets if target not in found]

    def told(target: Path, report: Report) -> None:
        found[target] = report
        if store and keys[target] and "crash" not in report:
            scan_cache.remember(store, keys[target], report)
        settings.told(len(found), len(targets))

    if settings.cache and store:
        scratch.sweep(settings.cache / "scratch")
        scan_cache.tidy(store)
    if fresh:
        settings.told(len(found), len(targets))
        cache, limit = settings.cache, settings.limit
        scanner.reports(fresh, program, settings.external_checks, cache=cache, limit=limit, told=told)
    return found


def _unfit(target: Path) -> Iterator[Diagnostic]:
    """checkov answers "nothing found" for a folder that is missing or empty and for a file that is no plan."""
    place = Location(str(target))
    if target.is_dir():
        if not any(sources(target, ".tf")):
            hint = "name a folder that tfgen rendered or one with Terraform in it"
            yield Diagnostic("C004", "there is no .tf file in this folder, so nothing can be scanned", place, hint)
    elif not target.exists():
        hint = "render it first, or correct the path"
        yield Diagnostic("C004", "there is no such folder, so nothing can be scanned", place, hint)
    elif not _is_plan(target):
        hint = "name a folder, or print a plan with: terraform show -json plan.out > plan.json"
        yield Diagnostic("C004", "this file is not a plan in JSON, so nothing can be scanned", place, hint)


def _is_plan(file: Path) -> bool:
    if file.suffix != ".json":
        return False
    try:
        document = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(document, dict) and "planned_values" in document


def _unfit_checks(folder: Path) -> Iterator[Diagnostic]:
    """checkov passes over a folder that is not there, and over Python in one that is no package."""
    place = Location(str(folder))
    if not folder.is_dir():
        yield Diagnostic("C008", "there is no such folder of checks", place, "correct the path")
        return
    scripts = {path.parent for path in folder.rglob("*.py")}
    bare = sorted(parent for parent in scripts if not (parent / "__init__.py").is_file())
    for parent in bare:
        message = "checkov passes over the checks written in Python here: the folder has no __init__.py"
        yield Diagnostic("C008", message, Location(str(parent)), "add an empty __init__.py to it")
    if not scripts and not any(path.suffix in (".yaml", ".yml", ".json") for path in folder.rglob("*")):
        yield Diagnostic("C008", "there is no check in this folder", place, "checks are .py, .yaml or .json files")
