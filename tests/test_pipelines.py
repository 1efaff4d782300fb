"""What the repository offers to pipelines, run as far as it can be without them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from proof import PROJECT

from generator.cli import tfgen

PAGE = (PROJECT / "docs" / "pipelines.md").read_text()
WORKFLOW, PRE_COMMIT = (yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
ACTION = yaml.safe_load((PROJECT / "action.yml").read_text())
HOOKS = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text())
BLUEPRINT = "version: 1\nname: {name}\nregion: us-east-1\ncomponents: {{images: {{module: ecr, keep: {keep}}}}}\n"


def _expressions(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _expressions(value)
    elif isinstance(node, list):
        for value in node:
            yield from _expressions(value)
    else:
        yield from re.findall(r"\$\{\{ *(.*?) *\}\}", str(node))


def test_every_expression_of_the_workflow_names_something_that_is_there() -> None:
    jobs = WORKFLOW["jobs"]
    known = {"github.ref", "github.base_ref", "matrix.blueprint", "matrix.environment"}
    known |= {f"needs.{name}.outputs.{output}" for name, job in jobs.items() for output in job.get("outputs", {})}
    written = re.findall(r'echo "(\w+)=', jobs["affected"]["steps"][1]["run"])
    known |= {f"steps.affected.outputs.{name}" for name in written}

    assert {re.sub(r"fromJSON\((.*)\)", r"\1", text) for text in _expressions(WORKFLOW)} <= known
    assert all(set(job.get("needs", "affected").split()) <= jobs.keys() for job in jobs.values())
    (own,) = [step for step in jobs["verify"]["steps"] if step["uses"] == "./tfgen"]
    assert own["with"].keys() <= ACTION["inputs"].keys()


def test_the_action_lets_no_input_into_its_scripts() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    assert {text.removeprefix("inputs.") for text in _expressions(ACTION) if text.startswith("inputs.")} == {
        *ACTION["inputs"]
    }


@pytest.fixture
def consumer(tmp_path: Path) -> Path:
    """A repository with blueprints, tfgen on the PATH, and one blueprint that changed."""
    folder = tmp_path / "app"
    (folder / "blueprints").mkdir(parents=True)
    for name in ("shop", "blog"):
        (folder / "blueprints" / f"{name}.yaml").write_text(BLUEPRINT.format(name=name, keep=10))
    for command in ("init -q -b main", "add -A", "commit -q -m x", "branch base"):
        _shell(f"git -c user.name=t -c user.email=t@example.com {command}", folder, {})
    (folder / "blueprints" / "shop.yaml").write_text(BLUEPRINT.format(name="shop", keep=11))
    return folder


def _shell(script: str, folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """As a runner does it: bash with -e and pipefail, and its own files."""
    programs = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", **variables}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_job_that_finds_what_is_affected(consumer: Path, tmp_path: Path) -> None:
    script = WORKFLOW["jobs"]["affected"]["steps"][1]["run"].replace("pip install --quiet ./tfgen\n", "")
    output = tmp_path / "output"

    done = _shell(script, consumer, {"BASE": "base", "GITHUB_OUTPUT": str(output)})

    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
    assert outputs["count"] == "1"
    assert [item["root"] for item in json.loads(outputs["matrix"])["include"]] == ["shop"]


def _run_action(folder: Path, temporary: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step that runs tfgen, with the inputs given and the defaults of the rest."""
    (temporary / "tfgen" / "bin").mkdir(parents=True, exist_ok=True)
    program = temporary / "tfgen" / "bin" / "tfgen"
    if not program.exists():
        program.symlink_to(Path(sys.executable).parent / "tfgen")
    given = {name: inputs.get(name, item.get("default", "")) for name, item in ACTION["inputs"].items()}
    step: dict[str, Any] = ACTION["runs"]["steps"][1]
    variables = {name: given[text[4:-3].strip().removeprefix("inputs.")] for name, text in step["env"].items()}
    return _shell(step["run"], folder, {**variables, "RUNNER_TEMP": str(temporary)})


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param({"blueprint": "blueprints/shop.yaml", "command": "validate"}, 0, id="validate"),
        pytest.param({"blueprint": "blueprints/shop.yaml\nblueprints/blog.yaml", "command": "validate"}, 0, id="two"),
        pytest.param({"blueprint": "blueprints/shop.yaml", "command": "check"}, 2, id="check"),
        pytest.param({"blueprint": "blueprints/none.yaml", "command": "validate"}, 1, id="missing"),
        pytest.param({"blueprint": "$(touch pwned)", "command": "validate"}, 1, id="a command as a name"),
        pytest.param({"blueprint": "--help", "command": "validate"}, 1, id="an option as a name"),
        pytest.param(
            {"blueprint": "blueprints/shop.yaml", "environment": "a; touch pwned", "command": "validate"}, 1, id="env"
        ),
        pytest.param({"blueprint": "blueprints/shop.yaml", "command": "apply"}, 2, id="unknown command"),
    ],
)
def test_the_action_does_what_it_is_told(consumer: Path, tmp_path: Path, inputs: dict[str, str], code: int) -> None:
    done = _run_action(consumer, tmp_path / "runner", **inputs)

    assert done.returncode == code, done.stderr
    assert not (consumer / "pwned").exists()


def test_the_action_installs_tfgen(tmp_path: Path) -> None:
    """From a copy without its environments, as a runner has it; no extra, which would take a minute more."""
    copy = tmp_path / "tfgen source"
    ignored = shutil.ignore_patterns(".venv*", ".git", "build", "*cache*", "*.egg-info")
    shutil.copytree(PROJECT, copy, ignore=ignored)
    path = tmp_path / "path"
    variables = {"TFGEN_ACTION": str(copy), "EXTRAS": "", "RUNNER_TEMP": str(tmp_path), "GITHUB_PATH": str(path)}

    done = _shell(ACTION["runs"]["steps"][0]["run"], tmp_path, variables)

    assert done.returncode == 0, done.stderr
    assert path.read_text() == f"{tmp_path}/tfgen/bin\n"
    assert _shell(f"{tmp_path}/tfgen/bin/tfgen --version", tmp_path, {}).returncode == 0


def test_hooks_are_commands_of_tfgen(consumer: Path) -> None:
    for hook in HOOKS:
        program, command, *options = hook["entry"].split()
        known = {name for parameter in tfgen.commands[command].params for name in parameter.opts}
        assert program == "tfgen"
        assert {*options} <= known
        assert re.search(hook["files"], "blueprints/shop.yaml")

        done = _shell(f"{hook['entry']} blueprints/shop.yaml", consumer, {})
        assert done.returncode == (2 if "--check" in options else 0)
    assert {hook["id"] for hook in PRE_COMMIT["repos"][0]["hooks"]} == {hook["id"] for hook in HOOKS}
