"""What checkov finds in one root, as plain data."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.errors import Location

OWN_CHECKS = {
    "C005": "A root that checkov failed on",
    "C006": "A file that checkov did not read",
    "C007": "A waiver without a reason",
    "C011": "A waiver that has expired",
}
_NO_REASON = ("", "No comment provided")
_INDEX = re.compile(r'\["(?:[^"\\]|\\.)*"\]|\[[^\]]*\]')


class Finding(NamedTuple):
    """A check that failed on a resource, or what cannot be relied on (`check` is then ours: C...).

    The resource ends on `last_line`; `is_planned` says that only the plan shows it.
    """

    check: str
    message: str
    resource: str
    location: Location
    guideline: str = ""
    last_line: int = 0
    is_planned: bool = False


class Waived(NamedTuple):
    """A check that an inline skip in the source turned off for one resource; `is_needed` unless it would have held."""

    check: str
    resource: str
    reason: str
    location: Location
    is_needed: bool = True


class ScanResult(NamedTuple):
    """All that checkov says of one root, in a stable order."""

    root: str
    passed: int
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


def sources(folder: Path, *suffixes: str) -> Iterator[Path]:
    """Files below a folder, leaving out hidden folders as checkov does (`.terraform` is one)."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if name.endswith(suffixes))


def plain_address(resource: str) -> str:
    """An address without the keys of `count` and `for_each`."""
    return _INDEX.sub("", resource)


def result_of(target: Path, report: Mapping[str, Any]) -> ScanResult:
    """What a report of checkov's means, with files named as the target is."""
    if "crash" in report:
        return ScanResult(str(target), 0, (_crashed(target, report["crash"]),), ())
    waived = sorted(_waived(target, record) for record in report.get("skipped_checks", ()))
    failed = [_finding(target, record) for record in report.get("failed_checks", ())]
    unread = [_unread(file) for file in _unread_files(target, report)]
    unreasoned = [_unreasoned(waiver) for waiver in waived if not waiver.reason]
    findings = sorted([*failed, *unread, *unreasoned], key=lambda finding: (finding.location, finding))
    return ScanResult(str(target), report["passed"], tuple(findings), tuple(waived))


def renamed(result: ScanResult, name: str) -> ScanResult:
    """The same of a root that is known by another name than where it lay."""
    before = f"{result.root}/"

    def place(location: Location) -> Location:
        file = location.file
        return location._replace(file=f"{name}/{file.removeprefix(before)}" if file.startswith(before) else name)

    return result._replace(
        root=name,
        findings=tuple(item._replace(location=place(item.location)) for item in result.findings),
        waived=tuple(item._replace(location=place(item.location)) for item in result.waived),
    )


def _finding(target: Path, record: Mapping[str, Any]) -> Finding:
    return Finding(
        record["check_id"],
        record["check_name"],
        record["resource"],
        _place(target, record),
        record.get("guideline") or "",
        record["file_line_range"][1] if target.is_dir() else 0,
    )


def _waived(target: Path, record: Mapping[str, Any]) -> Waived:
    said = (record["check_result"].get("suppress_comment") or "").strip()
    reason = "" if said in _NO_REASON else said
    is_needed = record["check_result"].get("is_needed", True)
    return Waived(record["check_id"], record["resource"], reason, _place(target, record), is_needed)


def _place(target: Path, record: Mapping[str, Any]) -> Location:
    file = _below(target, record["file_path"].lstrip("/")) if target.is_dir() else str(target)
    return Location(file, record["file_line_range"][0])


def _below(target: Path, relative: str) -> str:
    return os.path.normpath(target / relative)


def _unread_files(target: Path, report: Mapping[str, Any]) -> list[str]:
    """Files checkov could not read, or does not: its parser gives up quietly and knows no Terraform in JSON."""
    if not target.is_dir():
        return [str(target)] if report.get("parsing_errors") else []
    relative = report.get("parsing_errors", ())
    seen = [name for name in relative if not any(part.startswith(".") and part != ".." for part in Path(name).parts)]
    return sorted({*(_below(target, name) for name in seen), *map(str, sources(target, ".tf.json"))})


def _crashed(target: Path, reason: str) -> Finding:
    message = f"checkov failed on this root, so nothing in it was checked: {reason}"
    return Finding("C005", message, "", Location(str(target)))


def _unread(file: str) -> Finding:
    if file.endswith(".tf.json"):
        message = "checkov does not read Terraform in JSON, so nothing in this file was checked: write it as a .tf file"
    else:
        message = (
            "checkov cannot read this file, so nothing in it was checked: if terraform can, write it more plainly"
            " (checkov's parser knows no 1e10 and no escaped quotes inside a template)"
        )
    return Finding("C006", message, "", Location(file))


def _unreasoned(waiver: Waived) -> Finding:
    message = f"the skip of {waiver.check} gives no reason: write it as checkov:skip={waiver.check}:why it is accepted"
    return Finding("C007", message, waiver.resource, waiver.location)
