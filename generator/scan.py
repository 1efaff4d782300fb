"""What checkov finds in rendered roots, as plain data."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator.checkov import Program
from generator.errors import Diagnostic, Location, TfgenError

OWN_CHECKS = {"C006": "A file that checkov did not read", "C007": "A waiver without a reason"}

_NO_REASON = ("", "No comment provided")
_KEPT = ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TMPDIR", "USER")


class Finding(NamedTuple):
    """A check that failed on a resource, or a file or waiver that cannot be relied on (`check` is then ours: C...)."""

    check: str
    message: str
    resource: str
    location: Location
    guideline: str = ""


class Waived(NamedTuple):
    """A check that an inline skip in the source turned off for one resource."""

    check: str
    resource: str
    reason: str
    location: Location


class ScanResult(NamedTuple):
    """All that checkov says of one root, in a stable order."""

    root: str
    passed: int
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


def scan(roots: Sequence[Path], program: Program) -> tuple[ScanResult, ...]:
    """Scan folders of Terraform and, given as `.json` files, plans printed by `terraform show -json`."""
    targets = sorted(set(roots))
    problems = [problem for target in targets for problem in _unfit(target)]
    if problems:
        raise TfgenError(*problems)
    reports = _reports(targets, program)
    crashes = [
        _crash(f"checkov failed on {target}: {report['crash']}")
        for target, report in zip(targets, reports, strict=True)
        if "crash" in report
    ]
    if crashes:
        raise TfgenError(*crashes)
    return tuple(_result(target, report) for target, report in zip(targets, reports, strict=True))


def text(results: Sequence[ScanResult]) -> str:
    """One line for each finding and each waiver, and one that sums each root up."""
    return "".join(f"{line}\n" for result in results for line in _lines(result))


def to_json(results: Sequence[ScanResult]) -> str:
    document = {
        "results": [
            {
                "root": result.root,
                "passed": result.passed,
                "findings": [_flat(finding) for finding in result.findings],
                "waived": [_flat(waived) for waived in result.waived],
            }
            for result in results
        ]
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _unfit(target: Path) -> Iterator[Diagnostic]:
    """checkov answers "nothing found" for a folder that is missing or empty and for a file that is no plan."""
    place = Location(str(target))
    if target.is_dir():
        if not any(_sources(target, ".tf")):
            hint = "name a folder that tfgen rendered or one with Terraform in it"
            yield Diagnostic("C004", "there is no .tf file in this folder, so nothing can be scanned", place, hint)
    elif not target.exists():
        hint = "render it first, or correct the path"
        yield Diagnostic("C004", "there is no such folder, so nothing can be scanned", place, hint)
    elif not _is_plan(target):
        hint = "name a folder, or print a plan with: terraform show -json plan.out > plan.json"
        yield Diagnostic("C004", "this file is not a plan in JSON, so nothing can be scanned", place, hint)


def _sources(folder: Path, suffix: str) -> Iterator[Path]:
    """Files below a folder, leaving out hidden folders as checkov does (`.terraform` is one)."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if name.endswith(suffix))


def _is_plan(file: Path) -> bool:
    if file.suffix != ".json":
        return False
    try:
        document = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(document, dict) and "planned_values" in document


def _reports(targets: Sequence[Path], program: Program) -> list[dict[str, Any]]:
    # An empty working directory holds no `.checkov.yaml` and no package that would hide checkov's own.
    with tempfile.TemporaryDirectory(prefix="tfgen-scan-") as empty:
        if program.python:
            return _together(targets, program.python, empty)
        return [_alone(target, program.path, empty) for target in targets]


def _together(targets: Sequence[Path], python: str, empty: str) -> list[dict[str, Any]]:
    worker = Path(__file__).with_name("checkov_worker.py").read_text(encoding="utf-8")
    done = subprocess.run(
        [python, "-W", "ignore", "-c", worker],
        cwd=empty,
        env=_environment(),
        input=json.dumps([str(target.absolute()) for target in targets]),
        capture_output=True,
        encoding="utf-8",
    )
    reports = _decoded(done) if done.returncode == 0 else None
    if not isinstance(reports, list) or len(reports) != len(targets):
        raise TfgenError(_crash(f"checkov could not be run in {python}: {_last_words(done)}"))
    return reports


def _alone(target: Path, path: str, empty: str) -> dict[str, Any]:
    """By the command line, one process a root: given several folders, checkov reports the first one for each."""
    option, framework = ("directory", "terraform") if target.is_dir() else ("file", "terraform_plan")
    # Written with "=", the folder is not searched for a `.checkov.yaml`; HOME is empty for the same reason.
    where = [f"--{option}={target.absolute()}", "--framework", framework]
    done = subprocess.run(
        [path, *where, "--output", "json", "--compact", "--skip-download"],
        cwd=empty,
        env={**_environment(), "HOME": empty},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    document = _decoded(done) if done.returncode in (0, 1) else None
    if not isinstance(document, dict):
        return {"crash": _last_words(done)}
    results = document.get("results", {})
    return {**results, "passed": len(results.get("passed_checks", ()))}


def _environment() -> dict[str, str]:
    """Nothing of the user's that steers checkov: its settings, keys to its service, values for Terraform variables."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    fixed = {"LOG_LEVEL": "ERROR", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "HCL_PARSE_TIMEOUT_SEC": "60"}
    return {**kept, **fixed}


def _decoded(done: subprocess.CompletedProcess[str]) -> object:
    try:
        return json.loads(done.stdout)
    except ValueError:
        return None


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    said = done.stderr.strip().splitlines()
    return said[-1].strip() if said else f"it ended with status {done.returncode} and said nothing"


def _crash(message: str) -> Diagnostic:
    return Diagnostic("C005", message, hint="run checkov on the folder by itself; TFGEN_CHECKOV can name another one")


def _result(target: Path, report: dict[str, Any]) -> ScanResult:
    waived = sorted(_waived(target, record) for record in report.get("skipped_checks", ()))
    failed = [_finding(target, record) for record in report.get("failed_checks", ())]
    unread = [_unread(file) for file in _unread_files(target, report)]
    unreasoned = [_unreasoned(waiver) for waiver in waived if not waiver.reason]
    findings = sorted([*failed, *unread, *unreasoned], key=lambda finding: (finding.location, finding))
    return ScanResult(str(target), report["passed"], tuple(findings), tuple(waived))


def _finding(target: Path, record: dict[str, Any]) -> Finding:
    place = _place(target, record)
    return Finding(record["check_id"], record["check_name"], record["resource"], place, record.get("guideline") or "")


def _waived(target: Path, record: dict[str, Any]) -> Waived:
    said = (record["check_result"].get("suppress_comment") or "").strip()
    reason = "" if said in _NO_REASON else said
    return Waived(record["check_id"], record["resource"], reason, _place(target, record))


def _place(target: Path, record: dict[str, Any]) -> Location:
    file = _below(target, record["file_path"].lstrip("/")) if target.is_dir() else str(target)
    return Location(file, record["file_line_range"][0])


def _below(target: Path, relative: str) -> str:
    return os.path.normpath(target / relative)


def _unread_files(target: Path, report: dict[str, Any]) -> list[str]:
    """Files checkov could not read, or does not: its parser gives up quietly and knows no Terraform in JSON."""
    if not target.is_dir():
        return [str(target)] if report.get("parsing_errors") else []
    relative = [os.path.relpath(file, target.absolute()) for file in report.get("parsing_errors", ())]
    seen = [name for name in relative if not any(part.startswith(".") and part != ".." for part in Path(name).parts)]
    return sorted({*(_below(target, name) for name in seen), *map(str, _sources(target, ".tf.json"))})


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


def _lines(result: ScanResult) -> Iterator[str]:
    for finding in result.findings:
        subject = f"{finding.resource}: " if finding.resource else ""
        yield f"{finding.location}: {finding.check} {subject}{finding.message}"
    for waived in result.waived:
        yield f"{waived.location}: waived {waived.check} {waived.resource}: {waived.reason or 'no reason given'}"
    counts = f"{result.passed} passed, {len(result.findings)} found, {len(result.waived)} waived"
    yield f"{result.root}: {counts}"


def _flat(item: Finding | Waived) -> dict[str, Any]:
    plain = item._asdict()
    place = plain.pop("location")
    return {**plain, "file": place.file, "line": place.line}
