"""Where checkov is: the program that was named, one on the PATH, or a private one that is made once."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from generator import child, scratch
from generator.errors import Diagnostic, TfgenError

PIN = "3.3.30"

_SHEBANGS = (
    re.compile(r"#!\s*\S*/env\s+(?:-S\s+)?(python[0-9.]*)\b"),
    re.compile(r"#!\s*(\S*python[0-9.]*)(?:\s|$)"),
    # What pip writes where the path of Python is too long for a shebang or has a space in it.
    re.compile(r"#!/bin/sh\s+'''exec'\s+\"?(.+?)\"?\s+\"\$0\""),
)


class Program(NamedTuple):
    """checkov's command and, unless it is a binary or a wrapper, the Python that has checkov installed."""

    path: str
    python: str | None = None


def find(explicit: str | None, environment: Mapping[str, str], say: Callable[[str], None] = lambda _: None) -> Program:
    """The flag's program, else that of `TFGEN_CHECKOV`, else one on the PATH, else the private one, made if need be."""
    found = installed(explicit, environment)
    if found is not None:
        return found
    home = _home(environment)
    if not _is_whole(home):
        say(f"no checkov found: installing checkov {PIN} into {home} (once: 300 MB, up to a minute)")
        _make(home, environment)
        say(f"checkov {PIN} is installed")
    return _private(home)


def installed(explicit: str | None, environment: Mapping[str, str]) -> Program | None:
    """Like `find`, but makes nothing: only a program that a person installed."""
    search = environment.get("PATH", os.defpath)
    for name, source in ((explicit, "--checkov"), (environment.get("TFGEN_CHECKOV"), "TFGEN_CHECKOV")):
        if name:
            return _named(name, source, search)
    found = shutil.which("checkov", path=search)
    return _program(found, search) if found else None


def _named(name: str, source: str, search: str) -> Program:
    found = shutil.which(Path(name).expanduser() if name.startswith("~") else name, path=search)
    if found is None:
        message = f"{source} names {name}, which is not a program that can be run"
        raise TfgenError(Diagnostic("C002", message, hint="name checkov's own program, such as ~/.local/bin/checkov"))
    return _program(found, search)


def _program(found: str, search: str) -> Program:
    path = Path(found).absolute()
    return Program(str(path), _interpreter(path, search))


def _interpreter(script: Path, search: str) -> str | None:
    """The Python that a script starts with; none for a standalone binary or a wrapper written for the shell."""
    with script.open("rb") as stream:
        head = stream.read(1024).decode("utf-8", "replace")
    matches = (pattern.match(head) for pattern in _SHEBANGS)
    return next((shutil.which(match[1], path=search) for match in matches if match), None)


def _home(environment: Mapping[str, str]) -> Path:
    named = environment.get("XDG_CACHE_HOME", "")
    cache = Path(named) if Path(named).is_absolute() else Path(environment.get("HOME") or Path.home()) / ".cache"
    return cache / "tfgen" / f"checkov-{PIN}"


def _private(home: Path) -> Program:
    return Program(str(home / "bin" / "checkov"), str(home / "bin" / "python"))


def _is_whole(home: Path) -> bool:
    """An environment gets its name only when it is complete, but the Python it was made from may be gone since."""
    return all(os.access(path, os.X_OK) for path in _private(home) if path)


def _make(home: Path, environment: Mapping[str, str]) -> None:
    try:
        with scratch.scratch(home.parent) as folder:
            made = folder / "environment"
            _step(["-m", "venv", str(made)], environment, python=sys.executable)
            pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", f"checkov=={PIN}"]
            _step(pip, environment, python=str(made / "bin" / "python"))
            _adopt(made, home)
    except OSError as error:
        raise _cannot_make(str(error)) from error


def _step(arguments: list[str], environment: Mapping[str, str], *, python: str) -> None:
    done = child.run([python, "-I", *arguments], environment=environment)
    if done.status:
        said = (done.errors.strip() or done.output.strip()).splitlines()
        raise _cannot_make(said[-1].removeprefix("ERROR: ") if said else f"it ended with status {done.status}")


def _adopt(made: Path, home: Path) -> None:
    script = made / "bin" / "checkov"
    script.write_text(script.read_text().replace(str(made), str(home)))
    if home.exists() and not _is_whole(home):
        shutil.rmtree(home)
    try:
        made.rename(home)
    except OSError:
        # Another tfgen was faster; its environment is as good as ours.
        if not _is_whole(home):
            raise


def _cannot_make(reason: str) -> TfgenError:
    return TfgenError(
        Diagnostic(
            "C003",
            f"checkov {PIN} could not be installed: {reason}",
            hint="connect to a package index, or install checkov in an environment of its own and set TFGEN_CHECKOV"
            " to its program",
        )
    )
