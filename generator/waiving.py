"""What a scan has to say of the waivers themselves: expired ones fail, and others give a warning."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from generator.errors import Diagnostic
from generator.finding import OWN_CHECKS, ScanResult
from generator.pipeline import Rendered
from generator.remarks import Remark
from generator.severities import grade
from generator.waivers import Scanned, expired, expired_in, unused


def overdue(
    results: Sequence[ScanResult], rendered: Mapping[str, Rendered], today: datetime.date
) -> tuple[Remark, ...]:
    """Every waiver that has expired, at its place in the blueprint or, of a root without one, in the root."""
    return tuple(
        _remark(problem, result.root)
        for result in results
        for problem in _aged(result, rendered.get(result.root), today)
        if problem.level == "error"
    )


def warnings(
    results: Sequence[ScanResult], rendered: Mapping[str, Rendered], today: datetime.date, *, is_whole: bool
) -> tuple[Diagnostic, ...]:
    """Waivers that expire soon and, if `is_whole` says that every environment was scanned, those nothing needs."""
    scanned = [Scanned(rendered[item.root].graph.blueprint, item.waived) for item in results if item.root in rendered]
    aged = [problem for item in scanned for problem in expired(item.blueprint, today) if problem.level == "warning"]
    idle = unused(scanned) if is_whole and not any(_is_unread(result) for result in results) else ()
    return tuple(dict.fromkeys([*aged, *idle]))


def _aged(result: ScanResult, rendered: Rendered | None, today: datetime.date) -> Iterator[Diagnostic]:
    yield from expired(rendered.graph.blueprint, today) if rendered else expired_in(result.waived, today)


def _is_unread(result: ScanResult) -> bool:
    return any(finding.check in OWN_CHECKS for finding in result.findings)


def _remark(problem: Diagnostic, root: str) -> Remark:
    return Remark(
        problem.code,
        problem.message,
        location=problem.location,
        hint=problem.hint,
        rendered=problem.location,
        severity=grade(problem.code).severity,
        root=root,
        title=OWN_CHECKS[problem.code],
    )
