"""Findings as SARIF 2.1.0, the format in which code hosts take them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.errors import Location
from generator.scan import OWN_CHECKS, Finding, ScanResult, Waived

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_sarif(results: Sequence[ScanResult], base: Path | None = None) -> str:
    """One run over all roots, files relative to `base` or else the current folder; a waiver is a suppressed result."""
    items: list[Finding | Waived] = [item for result in results for item in result.findings + result.waived]
    checks = sorted({item.check for item in items})
    findings = {item.check: item for item in items if isinstance(item, Finding)}
    run = {
        "tool": {"driver": {"name": "tfgen", "rules": [_rule(check, findings.get(check)) for check in checks]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, checks.index(item.check), (base or Path.cwd()).absolute()) for item in items],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(check: str, finding: Finding | None) -> dict[str, Any]:
    """A check that was only ever waived is known by its id alone: a waiver carries no text of checkov's."""
    summary = OWN_CHECKS.get(check) or (finding.message if finding else check)
    guideline = {"helpUri": finding.guideline} if finding and finding.guideline else {}
    return {"id": check, "shortDescription": {"text": summary}, **guideline}


def _result(item: Finding | Waived, index: int, base: Path) -> dict[str, Any]:
    subject = f"{item.resource}: " if item.resource else ""
    said = item.message if isinstance(item, Finding) else f"{item.check} is waived: {item.reason or 'no reason given'}"
    return {
        "ruleId": item.check,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": subject + said},
        "locations": [_location(item.location, item.resource, base)],
        **_suppressions(item),
    }


def _location(place: Location, resource: str, base: Path) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(Path(place.file), base)}}
    if place.line:
        physical["region"] = {"startLine": place.line}
    named = {"logicalLocations": [{"fullyQualifiedName": resource, "kind": "resource"}]} if resource else {}
    return {"physicalLocation": physical, **named}


def _uri(file: Path, base: Path) -> str:
    """Relative wherever it can be; a file above the base has no place in the reader's checkout."""
    absolute = base / file
    if absolute.is_relative_to(base):
        return quote(absolute.relative_to(base).as_posix())
    return absolute.as_uri()


def _suppressions(item: Finding | Waived) -> dict[str, Any]:
    if isinstance(item, Finding):
        return {}
    reason = {"justification": item.reason} if item.reason else {}
    return {"suppressions": [{"kind": "inSource", **reason}]}
