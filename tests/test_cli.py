"""The command line: exit codes, streams, and options from the environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main

_BLUEPRINT = """\
version: 1
name: demo
region: eu-central-1

components:
  network: {module: vpc, flow_logs: false}

environments:
  dev: {components: {network: {nat: none}}}
  prod: {components: {network: {azs: 3}}}
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app.yaml").write_text(_BLUEPRINT)
    monkeypatch.chdir(tmp_path)


def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    return int(stopped.value.code or 0)


def test_roots_go_to_stdout_and_the_summary_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("render", "app.yaml") == 0

    captured = capsys.readouterr()
    assert captured.out.splitlines() == ["build/demo-dev", "build/demo-prod"]
    assert "demo-dev: 1 component, 1" in captured.err
    assert "terraform -chdir=build/demo-dev init" in captured.err


def test_one_environment_and_another_place(tmp_path: Path) -> None:
    assert _run("render", "app.yaml", "--env", "prod", "-o", "out") == 0

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["demo-prod"]


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        pytest.param([], 2, id="missing"),
        pytest.param(["render app.yaml"], 0, id="the-same"),
        pytest.param(["render app.yaml", "edit"], 2, id="the-blueprint-changed"),
    ],
)
def test_check_answers_as_terraform_plan_does(prepare: list[str], code: int, tmp_path: Path) -> None:
    for step in prepare:
        if step == "edit":
            (tmp_path / "app.yaml").write_text(_BLUEPRINT.replace("azs: 3", "azs: 2"))
        else:
            assert _run(*step.split()) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert _run("render", "app.yaml", "--check") == code
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_dry_run_lists_what_would_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run("render", "app.yaml")
    (tmp_path / "app.yaml").write_text(_BLUEPRINT.replace("nat: none", "nat: single"))
    capsys.readouterr()

    assert _run("render", "app.yaml", "--dry-run") == 0
    assert capsys.readouterr().out.splitlines() == [
        "+ demo-dev/outputs.tf",
        "~ demo-dev/modules/vpc/README.md",
        "~ demo-dev/modules/vpc/main.tf",
        "~ demo-dev/modules/vpc/outputs.tf",
        "~ demo-dev/modules/vpc/variables.tf",
        "~ demo-dev/network.tf",
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--version"], 0, id="version"),
        pytest.param(["--help"], 0, id="help"),
        pytest.param(["render"], 2, id="nothing-to-render"),
        pytest.param(["render", "--check"], 1, id="usage-under-check"),
        pytest.param(["rendr", "app.yaml"], 2, id="unknown-command"),
        pytest.param(["render", "--colour", "app.yaml"], 2, id="unknown-option"),
        pytest.param(["render", "missing.yaml"], 1, id="no-such-file"),
        pytest.param(["list", "modules"], 0, id="list"),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    assert _run(*arguments) == code


def test_options_come_from_the_environment_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TFGEN_OUTPUT_DIR", "elsewhere")
    monkeypatch.setenv("TFGEN_ENV", "dev")

    assert _run("render", "app.yaml") == 0
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["demo-dev"]


def test_findings_as_json_are_a_result(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text(_BLUEPRINT.replace("azs: 3", "azs: 4"))

    assert _run("validate", "app.yaml", "--format", "json") == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["code"], problem["line"], problem["column"]) == ("B040", 10, 38)


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    command = "from generator.cli import main; main(['list'])"
    process = subprocess.Popen(
        [sys.executable, "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=dict(os.environ),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()

    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() in (0, 1)


def test_starting_imports_nothing_a_command_does_not_need(tmp_path: Path) -> None:
    heavy = ("jinja2", "pydantic", "yaml", "hcl2")
    command = f"import sys; from generator.cli import tfgen; print([name for name in {heavy} if name in sys.modules])"

    assert subprocess.check_output([sys.executable, "-c", command], cwd=tmp_path, text=True).strip() == "[]"
