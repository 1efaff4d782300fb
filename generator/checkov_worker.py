"""The small program that checkov's own Python runs: many roots in one process. Nothing in tfgen imports it.

It reads a request as JSON: absolute paths, folders of checks beside checkov's own, a limit in seconds for each path and
how many to scan at a time. For each path that is done, in any order, it writes a line of JSON: its number and a report,
which is checkov's records cut down to the keys that `scan` reads, or why there is none. A folder is Terraform source, a
file is a plan.
"""

from __future__ import annotations

import copy
import gc
import json
import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

_KEYS = ("check_id", "check_name", "resource", "file_path", "file_line_range", "guideline")
_KINDS = {"terraform": ".runner", "terraform_plan": ".plan_runner"}
_PLAIN = (str, int, float, bool, type(None))
_NESTED = (list, dict, set, tuple)


class _Scanner:
    """A forked process that scans one path after the other, and the one it is at."""

    def __init__(self, external: list[str]) -> None:
        forking = multiprocessing.get_context("fork")
        self.pipe, far_end = forking.Pipe()
        self.process = forking.Process(target=_serve, args=(far_end, external), daemon=True)
        self.process.start()
        far_end.close()
        self.number = -1
        self.deadline = 0.0

    def take(self, number: int, path: str, limit: float) -> None:
        self.number, self.deadline = number, time.monotonic() + limit
        self.pipe.send(path)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def main() -> None:
    # checkov and what it imports may print; only the answer may reach the real standard output.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answer:
        os.dup2(2, 1)
        request = json.load(sys.stdin)

        def tell(number: int, report: dict[str, Any]) -> None:
            answer.write(json.dumps([number, report]) + "\n")
            answer.flush()

        _warm_up(request["targets"])
        _scan_all(request, tell)


def _warm_up(targets: list[str]) -> None:
    """What every scanner needs is imported before they fork."""
    for framework in {_framework(path) for path in targets}:
        import_module("checkov.terraform" + _KINDS[framework])
    with suppress(ImportError, AttributeError):
        _parse_paths_with_one_parser()
    with suppress(ImportError, AttributeError):
        _judge_what_is_skipped()
    # In a checkov where these have moved they are slow and nothing worse.
    with suppress(ImportError, AttributeError):
        _remember_what_was_evaluated()
    # All that a scan makes stays until its end.
    gc.disable()


def _parse_paths_with_one_parser() -> None:
    """The parser of JSON paths builds its tables anew for each path, 70 ms each time."""
    parser, yacc = import_module("bc_jsonpath_ng.parser"), import_module("ply.yacc").yacc
    made: dict[type, Any] = {}

    def parse(self: Any, tokens: Any, start_symbol: str = "jsonpath") -> Any:
        if type(self) not in made:
            made[type(self)] = yacc(module=self, debug=False, write_tables=0, start=start_symbol, errorlog=log)
        return made[type(self)].parse(lexer=stream(tokens))

    log, stream = parser.logger, parser.IteratorToTokenStream
    original = parser.JsonPathParser.parse_token_stream
    parser.JsonPathParser.parse_token_stream = parse
    try:
        import_module("bc_jsonpath_ng.ext").parse("$.warm.up")
    except Exception:
        parser.JsonPathParser.parse_token_stream = original


def _judge_what_is_skipped() -> None:
    """checkov does not run a check that is skipped; only running it tells whether the skip is needed."""
    base = import_module("checkov.common.checks.base_check").BaseCheck
    failed = import_module("checkov.common.models.enums").CheckResult.FAILED
    original = base.run

    def run(
        self: Any, scanned_file: Any, entity_configuration: Any, entity_name: Any, entity_type: Any, skip_info: Any
    ) -> Any:
        entity = scanned_file, entity_configuration, entity_name, entity_type
        if not skip_info:
            return original(self, *entity, skip_info)
        is_needed = True
        with suppress(Exception):
            result = original(self, *entity, {})["result"]
            is_needed = (result[0] if isinstance(result, tuple) else result) == failed
        return {**original(self, *entity, skip_info), "is_needed": is_needed}

    base.run = run
    _judge_graph_checks(failed)


def _judge_graph_checks(failed: Any) -> None:
    """Those are all run, and what they came to is then written over."""
    base = import_module("checkov.common.runners.base_runner").BaseRunner
    original = base.run_graph_checks_results

    def run_graph_checks_results(*arguments: Any, **named: Any) -> Any:
        found = original(*arguments, **named)
        for results in found.values():
            for result in results:
                result["is_needed"] = result["result"] == failed
        return found

    base.run_graph_checks_results = run_graph_checks_results


def _remember_what_was_evaluated() -> None:
    """An interpreter is made for each expression, and most expressions come many times."""
    module = import_module("checkov.terraform.graph_builder.variable_rendering.evaluate_terraform")
    original: Callable[[Any], Any] = module.evaluate
    known: dict[str, Any] = {}

    def evaluate(text: Any) -> Any:
        if not isinstance(text, str) or "timestamp" in text or "uuid" in text:
            return original(text)
        if text not in known:
            try:
                value = original(text)
            except ValueError as error:
                value = error
            if not isinstance(value, (*_PLAIN, *_NESTED, ValueError)):
                return value
            known[text] = value
        value = known[text]
        if isinstance(value, ValueError):
            raise ValueError(*value.args)
        return value if isinstance(value, _PLAIN) else copy.deepcopy(value)

    vars(module)["evaluate"] = evaluate


def _scan_all(request: dict[str, Any], tell: Callable[[int, dict[str, Any]], None]) -> None:
    """A scanner that crashes or takes too long is replaced, and the others go on."""
    waiting = deque(enumerate(request["targets"]))
    limit, external = request["limit"], request["external_checks"]
    crew = [_Scanner(external) for _ in range(min(request["jobs"], len(waiting)))]
    for scanner in crew:
        scanner.take(*waiting.popleft(), limit)
    while crew:
        left = min(scanner.deadline for scanner in crew) - time.monotonic()
        ready = wait([scanner.pipe for scanner in crew], max(left, 0))
        for scanner in [*crew]:
            report = _outcome(scanner, limit, is_ready=scanner.pipe in ready)
            if report is None:
                continue
            tell(scanner.number, report)
            if "broken" in report:
                scanner.end()
                crew.remove(scanner)
                if waiting:
                    scanner = _Scanner(external)
                    crew.append(scanner)
            if waiting:
                scanner.take(*waiting.popleft(), limit)
            elif scanner in crew:
                scanner.end()
                crew.remove(scanner)


def _outcome(scanner: _Scanner, limit: float, *, is_ready: bool) -> dict[str, Any] | None:
    if is_ready:
        try:
            report: dict[str, Any] = scanner.pipe.recv()
            return report
        except EOFError:
            scanner.process.join()
            return {"crash": f"it ended with status {scanner.process.exitcode}", "broken": True}
    if time.monotonic() < scanner.deadline:
        return None
    return {"crash": f"it took more than {limit:.0f} seconds and was stopped", "broken": True}


def _serve(pipe: Connection, external: list[str]) -> None:
    # A scanner whose parent is gone ends too.
    with suppress(EOFError):
        while True:
            pipe.send(_attempt(pipe.recv(), external))
            # checkov registers such checks again each time it is told of them.
            external = []


def _attempt(path: str, external: list[str]) -> dict[str, Any]:
    try:
        return _scan(path, external)
    except Exception as error:
        return {"crash": f"{type(error).__name__}: {error}"}


def _framework(path: str) -> str:
    return "terraform" if Path(path).is_dir() else "terraform_plan"


def _scan(path: str, external: list[str]) -> dict[str, Any]:
    framework = _framework(path)
    # A runner keeps the definitions of the first root it sees and reports them for every later one: one for each.
    runner = import_module("checkov.terraform" + _KINDS[framework]).Runner()
    selection = import_module("checkov.runner_filter").RunnerFilter(
        framework=[framework], download_external_modules=False, show_progress_bar=False
    )
    place = {"root_folder": path} if framework == "terraform" else {"root_folder": None, "files": [path]}
    report = runner.run(**place, external_checks_dir=external or None, runner_filter=selection)
    return {
        "passed": len(report.passed_checks),
        "failed_checks": [_record(record) for record in report.failed_checks],
        "skipped_checks": [_record(record) for record in report.skipped_checks],
        "parsing_errors": list(report.parsing_errors),
    }


def _record(record: Any) -> dict[str, Any]:
    result = {key: record.check_result[key] for key in ("suppress_comment", "is_needed") if key in record.check_result}
    return {**{key: getattr(record, key) for key in _KEYS}, "check_result": result}


if __name__ == "__main__":
    main()
