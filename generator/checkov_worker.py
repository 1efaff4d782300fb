"""The small program that checkov's own Python runs: many roots in one process. Nothing in tfgen imports it.

It reads a list of absolute paths as JSON and writes, in the same order, one report each: checkov's records cut down
to the keys that `scan` reads, or the reason why checkov failed. A folder is Terraform source, a file is a plan.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_KEYS = ("check_id", "check_name", "resource", "file_path", "file_line_range", "guideline")


def main() -> None:
    # checkov and what it imports may print; only the answer may reach the real standard output.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answer:
        os.dup2(2, 1)
        json.dump([_attempt(path) for path in json.load(sys.stdin)], answer)


def _attempt(path: str) -> dict[str, Any]:
    try:
        return _scan(path)
    except Exception as error:
        return {"crash": f"{type(error).__name__}: {error}"}


def _scan(path: str) -> dict[str, Any]:
    framework = "terraform" if Path(path).is_dir() else "terraform_plan"
    # A runner keeps the definitions of the first root it sees and reports them for every later one: one for each.
    runner = import_module("checkov.terraform" + (".runner" if framework == "terraform" else ".plan_runner")).Runner()
    selection = import_module("checkov.runner_filter").RunnerFilter(
        framework=[framework], download_external_modules=False, show_progress_bar=False
    )
    place = {"root_folder": path} if framework == "terraform" else {"root_folder": None, "files": [path]}
    report = runner.run(**place, runner_filter=selection)
    return {
        "passed": len(report.passed_checks),
        "failed_checks": [_record(record) for record in report.failed_checks],
        "skipped_checks": [_record(record) for record in report.skipped_checks],
        "parsing_errors": list(report.parsing_errors),
    }


def _record(record: Any) -> dict[str, Any]:
    comment = record.check_result.get("suppress_comment")
    return {**{key: getattr(record, key) for key in _KEYS}, "check_result": {"suppress_comment": comment}}


if __name__ == "__main__":
    main()
