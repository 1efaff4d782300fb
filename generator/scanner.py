"""checkov at work: reports of many targets from one process of its own Python, or from its command line."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator import child, scratch
from generator.checkov import Program
from generator.errors import Diagnostic, TfgenError

Report = Mapping[str, Any]

_WORKER = Path(__file__).with_name("checkov_worker.py")
_KEPT = ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TMPDIR", "USER")
_RECORD = ("check_id", "check_name", "resource", "file_path", "file_line_range", "guideline", "check_result")
# Starting a second process takes longer than a root, and more of them no longer pay.
_MOST_AT_A_TIME = 2


def reports(
    targets: Sequence[Path],
    program: Program,
    external_checks: Sequence[Path],
    *,
    cache: Path | None,
    limit: float,
    told: Callable[[Path, Report], None],
) -> None:
    """Tells of each target as soon as it is done, in any order. One that fails has the key `crash` and nothing else.

    Raises:
        TfgenError: checkov cannot be run at all.
    """
    # An empty working directory holds no `.checkov.yaml` and no package that would hide checkov's own.
    with _workplace(cache) as folder:
        empty = folder / "empty"
        empty.mkdir()
        if program.python:
            _together(targets, program.python, external_checks, folder, limit, told)
            return
        for target in targets:
            told(target, _alone(target, program.path, external_checks, empty, limit))


@contextlib.contextmanager
def _workplace(cache: Path | None) -> Iterator[Path]:
    if cache:
        with scratch.scratch(cache / "scratch") as folder:
            yield folder
    else:
        with tempfile.TemporaryDirectory(prefix="tfgen-scan-") as name:
            yield Path(name)


def _together(
    targets: Sequence[Path],
    python: str,
    external_checks: Sequence[Path],
    folder: Path,
    limit: float,
    told: Callable[[Path, Report], None],
) -> None:
    request = {
        "targets": [str(target.absolute()) for target in targets],
        "external_checks": [str(checks.absolute()) for checks in external_checks],
        "limit": limit,
        "jobs": min(_MOST_AT_A_TIME, os.cpu_count() or 1),
    }
    command = [python, "-W", "ignore", "-c", _WORKER.read_text(encoding="utf-8")]
    missing = dict(enumerate(targets))
    with (folder / "errors").open("w+", encoding="utf-8", errors="replace") as errors:
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": errors}
        with child.running(command, cwd=folder / "empty", environment=_environment(), **pipes) as running:
            for number, report in _answers(running, json.dumps(request)):
                target = missing.pop(number)
                told(target, _related(target, report))
            status = running.process.wait()
        errors.seek(0)
        reason = _last_words(errors.read(), status)
    if len(missing) == len(targets):
        raise TfgenError(_no_run(python, reason))
    for target in missing.values():
        told(target, {"crash": reason})


def _answers(running: child.Child, request: str) -> Iterator[tuple[int, dict[str, Any]]]:
    stdin, stdout = running.process.stdin, running.process.stdout
    assert stdin and stdout
    with contextlib.suppress(BrokenPipeError):
        stdin.write(request)
        stdin.close()
    for line in stdout:
        with contextlib.suppress(ValueError):
            number, report = json.loads(line)
            yield number, report


def _alone(target: Path, path: str, external_checks: Sequence[Path], empty: Path, limit: float) -> Report:
    """By the command line, one process a root: given several folders, checkov reports the first one for each."""
    option, framework = ("directory", "terraform") if target.is_dir() else ("file", "terraform_plan")
    # Written with "=", the folder is not searched for a `.checkov.yaml`; HOME is empty for the same reason.
    where = [f"--{option}={target.absolute()}", "--framework", framework]
    more = [f"--external-checks-dir={checks.absolute()}" for checks in external_checks]
    done = child.run(
        [path, *where, *more, "--output", "json", "--compact", "--skip-download"],
        cwd=empty,
        environment={**_environment(), "HOME": str(empty)},
        timeout=limit,
    )
    if done.is_out_of_time:
        return {"crash": f"it took more than {limit:.0f} seconds and was stopped"}
    document = _decoded(done.output) if done.status in (0, 1) else None
    if not isinstance(document, dict):
        return {"crash": _last_words(done.errors, done.status)}
    results = document.get("results", {})
    kinds = ("failed_checks", "skipped_checks")
    kept = {kind: [{key: item.get(key) for key in _RECORD} for item in results.get(kind, ())] for kind in kinds}
    found = {**kept, "parsing_errors": results.get("parsing_errors", [])}
    return _related(target, {**found, "passed": len(results.get("passed_checks", ()))})


def _related(target: Path, report: dict[str, Any]) -> Report:
    """Names of files relative to the target, so that a report says nothing of where it lay."""
    if "crash" in report:
        return {"crash": report["crash"]}
    start = target.absolute()
    return {**report, "parsing_errors": [os.path.relpath(file, start) for file in report["parsing_errors"]]}


def _environment() -> dict[str, str]:
    """Nothing of the user's that steers checkov: its settings, keys to its service, values for Terraform variables."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    fixed = {"LOG_LEVEL": "ERROR", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "HCL_PARSE_TIMEOUT_SEC": "60"}
    return {**kept, **fixed}


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _last_words(said: str, status: int) -> str:
    lines = said.strip().splitlines()
    return lines[-1].strip() if lines else f"it ended with status {status} and said nothing"


def _no_run(python: str, reason: str) -> Diagnostic:
    hint = "run checkov by itself; TFGEN_CHECKOV can name another one"
    return Diagnostic("C005", f"checkov could not be run in {python}: {reason}", hint=hint)
