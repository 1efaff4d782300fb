"""Which checkov is run, and how a private one is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checkov import PIN, Program, find, installed
from generator.errors import TfgenError


def _executable(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("shebang", "expected"),
    [
        pytest.param("#!{python}\n", "{python}", id="direct"),
        pytest.param("#!{python} -sE\n", "{python}", id="with options"),
        pytest.param("#!/usr/bin/env python3\n", "{python}", id="env"),
        pytest.param("#!/bin/sh\n'''exec' \"{python}\" \"$0\" \"$@\"\n' '''\n", "{python}", id="long path"),
        pytest.param("#!/bin/sh\nexec docker run checkov\n", None, id="shell wrapper"),
        pytest.param("#!/nowhere/python3\n", None, id="Python gone"),
        pytest.param("\x7fELF", None, id="binary"),
    ],
)
def test_the_python_of_a_program_is_read_from_its_first_lines(
    tmp_path: Path, shebang: str, expected: str | None
) -> None:
    python = _executable(tmp_path / "bin" / "python3", "")
    script = _executable(tmp_path / "bin" / "checkov", shebang.format(python=python))

    program = installed(str(script), {"PATH": str(python.parent)})

    assert program == Program(str(script), expected and expected.format(python=python))


@pytest.mark.parametrize(
    ("explicit", "variable", "expected"),
    [("flag", "variable", "flag"), (None, "variable", "variable"), (None, "", "path"), (None, None, "path")],
)
def test_the_flag_wins_over_the_variable_and_the_variable_over_the_path(
    tmp_path: Path, explicit: str | None, variable: str | None, expected: str
) -> None:
    places = {name: _executable(tmp_path / name / "checkov", "") for name in ("flag", "variable", "path")}
    environment = {"PATH": str(places["path"].parent)}
    if variable is not None:
        environment["TFGEN_CHECKOV"] = str(places[variable]) if variable else ""

    program = find(explicit and str(places[explicit]), environment)

    assert program.path == str(places[expected])


@pytest.mark.parametrize(
    ("explicit", "environment", "source"),
    [("/nowhere/checkov", {}, "--checkov"), (None, {"TFGEN_CHECKOV": "/nowhere/checkov"}, "TFGEN_CHECKOV")],
)
def test_a_named_program_that_cannot_run_is_an_error(
    explicit: str | None, environment: dict[str, str], source: str
) -> None:
    with pytest.raises(TfgenError) as error:
        find(explicit, environment)

    (diagnostic,) = error.value.diagnostics
    assert diagnostic.code == "C002"
    assert diagnostic.message == f"{source} names /nowhere/checkov, which is not a program that can be run"


def test_a_private_environment_is_used_when_nothing_else_is_there(tmp_path: Path) -> None:
    home = tmp_path / "tfgen" / f"checkov-{PIN}" / "bin"
    script, python = (_executable(home / name, "") for name in ("checkov", "python"))
    said: list[str] = []

    program = find(None, {"PATH": "", "XDG_CACHE_HOME": str(tmp_path)}, said.append)

    assert program == Program(str(script), str(python))
    assert said == []


def test_a_half_made_environment_is_never_used_and_a_failed_attempt_leaves_nothing_behind(tmp_path: Path) -> None:
    half_made = tmp_path / "tfgen" / f"checkov-{PIN}"
    _executable(half_made / "bin" / "checkov", "")
    said: list[str] = []

    with pytest.raises(TfgenError) as error:
        find(None, {"PATH": "", "XDG_CACHE_HOME": str(tmp_path), "PIP_NO_INDEX": "1"}, said.append)

    (diagnostic,) = error.value.diagnostics
    assert diagnostic.code == "C003"
    assert f"checkov=={PIN}" in diagnostic.message
    assert "TFGEN_CHECKOV" in diagnostic.hint
    assert list((tmp_path / "tfgen").iterdir()) == [half_made]
    assert len(said) == 1
