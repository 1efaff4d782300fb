"""What there is to say about blueprints and roots, in one form for every way of printing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.errors import Diagnostic, Location
from generator.finding import OWN_CHECKS, Finding, ScanResult, Waived
from generator.severities import grade

OPEN, WAIVED, KNOWN = "open", "waived", "known"

# What SARIF, code hosts and we ourselves call a severity.
_LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}


class Origin(NamedTuple):
    """Where in a blueprint a resource comes from, and how it would say what a check asks for."""

    component: str
    location: Location | None = None
    remedies: Mapping[str, str] = {}


class Remark(NamedTuple):
    """One thing to say.

    `level` is error, warning or note. `location` is where a person changes something: in the blueprint where that is
    known, and `rendered` is then the place in the root. `subject` is a resource, `hint` what to do, `state` open,
    waived or known, with the `reason` for it. `title` says what a rule is about, for all that break it.
    """

    code: str
    message: str
    level: str = "error"
    location: Location | None = None
    hint: str = ""
    subject: str = ""
    component: str = ""
    rendered: Location | None = None
    last_line: int = 0
    severity: str = ""
    source: str = ""
    page: str = ""
    root: str = ""
    state: str = OPEN
    reason: str = ""
    title: str = ""


Find = Callable[[str, str, Location], Origin]


def of_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Remark, ...]:
    return tuple(Remark(item.code, item.message, item.level, item.location, item.hint) for item in diagnostics)


def of_results(results: Sequence[ScanResult], find: Find) -> tuple[Remark, ...]:
    """Findings and waivers of every root; `find` tells for root, resource and place where that comes from."""
    return tuple(remark for result in results for remark in _of_result(result, find))


def _of_result(result: ScanResult, find: Find) -> Iterator[Remark]:
    for finding in result.findings:
        yield _of_finding(result.root, finding, find(result.root, finding.resource, finding.location))
    for waived in result.waived:
        yield _of_waived(result.root, waived, find(result.root, waived.resource, waived.location))


def _of_finding(root: str, finding: Finding, origin: Origin) -> Remark:
    graded = grade(finding.check)
    return Remark(
        code=finding.check,
        message=f"{finding.message} (in the plan)" if finding.is_planned else finding.message,
        level=_LEVELS[graded.severity],
        location=origin.location or finding.location,
        hint=_hint(finding, origin),
        subject=finding.resource,
        component=origin.component,
        rendered=finding.location,
        last_line=finding.last_line,
        severity=graded.severity,
        source=graded.source,
        page=finding.guideline or graded.page,
        root=root,
        title=OWN_CHECKS.get(finding.check, finding.message),
    )


def _hint(finding: Finding, origin: Origin) -> str:
    if finding.location.file.endswith("override.tf") and not finding.is_planned:
        return "checkov takes an override for a resource of its own; the plan shows what it is laid over"
    remedy = origin.remedies.get(finding.check)
    return f"write in {origin.component}: {remedy}" if remedy else ""


def _of_waived(root: str, waived: Waived, origin: Origin) -> Remark:
    graded = grade(waived.check)
    return Remark(
        code=waived.check,
        message=f"{waived.check} is waived: {waived.reason or 'no reason given'}",
        level=_LEVELS[graded.severity],
        location=origin.location or waived.location,
        subject=waived.resource,
        component=origin.component,
        rendered=waived.location,
        severity=graded.severity,
        source=graded.source,
        page=graded.page,
        root=root,
        state=WAIVED,
        reason=waived.reason,
        title=waived.check,
    )
