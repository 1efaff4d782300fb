"""Reports of earlier scans, known by the content of everything that decides them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.checkov import Program
from generator.finding import sources

_FORMAT = "1"
_READ = (".tf", ".tf.json", ".tfvars", ".tfvars.json", ".hcl")
_LOCAL_MODULE = re.compile(r'\bsource\s*=\s*"(\.{1,2}/[^"]*|/[^"]*)"')
# Some hundred roots; a report takes ten to twenty kilobytes.
_MOST = 400
_TEMPORARY = "."


def key_of(target: Path, program: Program, external_checks: Sequence[Path]) -> str:
    """Names a report; empty for a target that takes in more than can be told from here."""
    if (target / ".external_modules").exists():
        return ""
    whole = hashlib.sha256()
    for part in (_FORMAT, _identity(program), *_checks(external_checks)):
        whole.update(f"{part}\n".encode())
    for name, content in _content(target):
        whole.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def recall(store: Path, key: str) -> Mapping[str, Any] | None:
    """The report, if there is one that can be read."""
    try:
        report = json.loads((store / f"{key}.json").read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(report, dict) or "passed" not in report:
        return None
    with contextlib.suppress(OSError):
        os.utime(store / f"{key}.json")
    return report


def remember(store: Path, key: str, report: Mapping[str, Any]) -> None:
    """Whole or not at all. Failing to keep it is no failure."""
    with contextlib.suppress(OSError):
        store.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=store)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(report, stream)
            Path(name).replace(store / f"{key}.json")
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def tidy(store: Path) -> None:
    """Removes what a killed run left half-written, and what has not been asked for in the longest time."""
    with contextlib.suppress(OSError):
        entries = list(os.scandir(store))
        left = [entry for entry in entries if entry.name.startswith(_TEMPORARY)]
        kept = [entry for entry in entries if not entry.name.startswith(_TEMPORARY)]
        if len(kept) > _MOST:
            left += sorted(kept, key=lambda entry: entry.stat().st_mtime)[: len(kept) - _MOST]
        for entry in left:
            Path(entry.path).unlink(missing_ok=True)


def _identity(program: Program) -> str:
    """Which checkov and which parser, without starting either; of a program that hides them, the program itself."""
    own = hashlib.sha256(Path(__file__).with_name("checkov_worker.py").read_bytes()).hexdigest()
    if program.python:
        home = Path(program.python).parent.parent
        found = sorted(path.name for path in home.glob("lib/python3*/site-packages/*checkov-*.dist-info"))
        parser = sorted(path.name for path in home.glob("lib/python3*/site-packages/bc_python_hcl2-*.dist-info"))
        if found:
            return " ".join([own, *found, *parser])
    files = [Path(name) for name in (program.path, program.python) if name]
    stats = [(file, file.stat()) for file in files]
    return " ".join([own, sys.platform, *(f"{file} {stat.st_mtime_ns} {stat.st_size}" for file, stat in stats)])


def _checks(folders: Sequence[Path]) -> Iterator[str]:
    for number, folder in enumerate(folders):
        for file in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".yaml", ".yml", ".json")):
            yield f"{number} {file.relative_to(folder)} {hashlib.sha256(file.read_bytes()).hexdigest()}"


def _content(target: Path) -> Iterator[tuple[str, bytes]]:
    """Every file checkov reads, also of modules beside the folder, with a name that does not say where it lies."""
    if not target.is_dir():
        yield "plan", target.read_bytes()
        return
    waiting, seen = [target.absolute()], set[Path]()
    while waiting:
        folder = waiting.pop()
        seen.add(folder)
        for file in sources(folder, *_READ):
            content = file.read_bytes()
            yield os.path.relpath(file, target.absolute()), content
            for match in _LOCAL_MODULE.findall(content.decode("utf-8", "replace")):
                module = Path(os.path.normpath(file.parent / match))
                if module.is_dir() and not any(module.is_relative_to(known) for known in (*seen, *waiting)):
                    waiting.append(module)
