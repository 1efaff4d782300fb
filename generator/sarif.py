"""Remarks as SARIF 2.1.0, the format in which code hosts take them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.errors import Location
from generator.remarks import OPEN, WAIVED, Remark

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# GitHub reads these as its own critical (over 9.0), high (7.0), medium (4.0) and low.
_SCORES = {"critical": "9.5", "high": "8.0", "medium": "5.5", "low": "2.0"}


def to_sarif(remarks: Sequence[Remark], base: Path | None = None) -> str:
    """One run over all, files relative to `base` or else the current folder; what is accepted is a suppressed result.

    The place of a result is the blueprint's where that is known, since that is what is in the repository and what a
    person changes; the rendered line is then a related place.
    """
    codes = sorted({remark.code for remark in remarks})
    told = {remark.code: remark for remark in sorted(remarks, key=lambda remark: remark.state != WAIVED)}
    run = {
        "tool": {"driver": {"name": "tfgen", "rules": [_rule(told[code]) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(remark, codes.index(remark.code), (base or Path.cwd()).absolute()) for remark in remarks],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(remark: Remark) -> dict[str, Any]:
    """A check that was only ever waived is known by its id alone: a waiver carries no text of checkov's."""
    rule: dict[str, Any] = {"id": remark.code, "shortDescription": {"text": remark.title or remark.code}}
    if remark.page:
        rule["helpUri"] = remark.page
    if remark.severity:
        rule["defaultConfiguration"] = {"level": remark.level}
        rule["properties"] = {"security-severity": _SCORES[remark.severity], "tags": ["security"]}
    return rule


def _result(remark: Remark, index: int, base: Path) -> dict[str, Any]:
    subject = f"{remark.subject}: " if remark.subject else ""
    hint = f" ({remark.hint})" if remark.hint else ""
    result: dict[str, Any] = {
        "ruleId": remark.code,
        "ruleIndex": index,
        "level": remark.level,
        "message": {"text": subject + remark.message + hint},
    }
    if remark.location:
        last_line = remark.last_line if remark.location == remark.rendered else 0
        result["locations"] = [_location(remark.location, base, remark.subject, last_line)]
    if remark.rendered and remark.rendered != remark.location:
        related = _location(remark.rendered, base, "", remark.last_line)
        result["relatedLocations"] = [{"id": 1, **related, "message": {"text": "rendered here"}}]
    return result | _fingerprint(remark) | _suppressions(remark)


def _location(place: Location, base: Path, resource: str, last_line: int) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(Path(place.file), base)}}
    if place.line:
        column = {"startColumn": place.column} if place.column else {}
        end = {"endLine": last_line} if last_line > place.line else {}
        physical["region"] = {"startLine": place.line, **column, **end}
    named = {"logicalLocations": [{"fullyQualifiedName": resource, "kind": "resource"}]} if resource else {}
    return {"physicalLocation": physical, **named}


def _uri(file: Path, base: Path) -> str:
    """Relative wherever it can be; a file above the base has no place in the reader's checkout."""
    absolute = base / file
    if absolute.is_relative_to(base):
        return quote(absolute.relative_to(base).as_posix())
    return absolute.as_uri()


def _fingerprint(remark: Remark) -> dict[str, Any]:
    """What makes it the same alert when lines move; environments and resources of one component are alerts apart."""
    if not remark.subject:
        return {}
    content = "\n".join((remark.code, Path(remark.root).name, remark.subject))
    return {"partialFingerprints": {"tfgen/v1": hashlib.sha256(content.encode()).hexdigest()[:32]}}


def _suppressions(remark: Remark) -> dict[str, Any]:
    if remark.state == OPEN:
        return {}
    reason = {"justification": remark.reason} if remark.reason else {}
    return {"suppressions": [{"kind": "inSource" if remark.state == WAIVED else "external", **reason}]}
