"""Every environment of every ready-made blueprint, up the whole ladder by `tfgen verify` as users run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from proof import PROJECT, Subject, subjects

from generator.checkov import Program
from generator.rungs import RUNGS

_BLUEPRINTS = [subject for subject in subjects() if subject.file.name != "blueprint.yaml"]


@pytest.mark.terraform
@pytest.mark.checkov
@pytest.mark.moto
@pytest.mark.parametrize("subject", [pytest.param(subject, id=subject.id) for subject in _BLUEPRINTS])
@pytest.mark.usefixtures("terraform")
def test_a_blueprint_holds(subject: Subject, checkov: Program, tmp_path: Path) -> None:
    file, folder = str(subject.file.relative_to(PROJECT)), os.environ.get("TFGEN_VERIFY_REPORTS", str(tmp_path))
    options = ["--strict", "--format", "json", "--checkov", checkov.path]
    environment = ["-e", subject.environment] if subject.environment else []
    command = [str(Path(sys.executable).with_name("tfgen")), "verify", *options, *environment, file]

    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    (Path(folder) / f"{subject.id}.txt").write_text(done.stderr)
    assert done.returncode == 0, f"{done.stderr}\n{done.stdout}"
    (result,) = json.loads(done.stdout)["results"]
    assert [(rung["name"], rung["state"]) for rung in result["rungs"]] == [(name, "held") for name in RUNGS]
    assert all(rung["problems"] == [] for rung in result["rungs"])
