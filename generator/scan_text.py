"""What a scan found, as lines for a person and as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from generator.errors import Location
from generator.finding import ScanResult
from generator.remarks import KNOWN, OPEN, WAIVED, Remark


def text(results: Sequence[ScanResult], remarks: Sequence[Remark]) -> str:
    """Each finding with its places and the way out, one line for each waiver, and one that sums each root up."""
    return "".join(f"{line}\n" for result in results for line in _lines(result, _of(result, remarks)))


def to_json(results: Sequence[ScanResult], remarks: Sequence[Remark]) -> str:
    document = {"results": [_plain_result(result, _of(result, remarks)) for result in results]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _of(result: ScanResult, remarks: Sequence[Remark]) -> list[Remark]:
    return [remark for remark in remarks if remark.root == result.root]


def _lines(result: ScanResult, remarks: list[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield from _waiver(remark) if remark.state == WAIVED else _finding(remark)
    counted = [remark.state for remark in remarks]
    known = f", {counted.count(KNOWN)} known" if KNOWN in counted else ""
    yield f"{result.root}: {result.passed} passed, {counted.count(OPEN)} found, {counted.count(WAIVED)} waived{known}"


def _finding(remark: Remark) -> Iterator[str]:
    subject = f"{remark.subject}: " if remark.subject else ""
    known = "known, " if remark.state == KNOWN else ""
    yield f"{remark.rendered}: {remark.code} ({known}{remark.severity}) {subject}{remark.message}"
    if remark.location and remark.location != remark.rendered:
        yield f'  {remark.location}: component "{remark.component}"'
    if remark.hint:
        yield f"  {remark.hint}"
    if remark.page:
        yield f"  {remark.page}"


def _waiver(remark: Remark) -> Iterator[str]:
    yield f"{remark.rendered}: waived {remark.code} {remark.subject}: {remark.reason or 'no reason given'}"


def _plain_result(result: ScanResult, remarks: list[Remark]) -> dict[str, Any]:
    return {
        "root": result.root,
        "passed": result.passed,
        "findings": [_plain_finding(remark) for remark in remarks if remark.state != WAIVED],
        "waived": [
            {"check": remark.code, "resource": remark.subject, "reason": remark.reason, **_place(remark)}
            for remark in remarks
            if remark.state == WAIVED
        ],
    }


def _plain_finding(remark: Remark) -> dict[str, Any]:
    return {
        "check": remark.code,
        "message": remark.message,
        "resource": remark.subject,
        "guideline": remark.page,
        **_place(remark),
        "severity": remark.severity,
        "severity_source": remark.source,
        "known": remark.state == KNOWN,
        "hint": remark.hint,
    }


def _place(remark: Remark) -> dict[str, Any]:
    place = remark.rendered or Location("")
    plain: dict[str, Any] = {"file": place.file, "line": place.line, "component": remark.component}
    if remark.location and remark.location != remark.rendered:
        plain["blueprint"] = remark.location._asdict()
    return plain
