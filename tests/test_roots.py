"""Every blueprint and every case of every module, proven by the real tools."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import hcl2
import pytest
from proof import Subject, Terraform, subjects, variables_for

from generator.fileset import FileSet

_SUBJECTS = [pytest.param(subject, id=subject.id) for subject in subjects()]
_OF_MODULES = [subject for subject in subjects() if subject.file.name == "blueprint.yaml"]
_CASES = [pytest.param(subject, id=subject.id) for subject in _OF_MODULES]


@pytest.mark.parametrize("subject", _SUBJECTS)
def test_the_same_blueprint_gives_the_same_bytes(subject: Subject) -> None:
    assert subject.render() == subject.render_anew()


@pytest.mark.parametrize("subject", _SUBJECTS)
def test_every_file_survives_python_hcl2(subject: Subject) -> None:
    for path, text in subject.render().files.items():
        if path.endswith(".tf"):
            assert _survives(text), path


@cache
def _survives(text: str) -> bool:
    """Many roots hold the same modules."""
    return bool(hcl2.loads(hcl2.reconstruct(hcl2.parses(text))) == hcl2.loads(text))


@pytest.mark.parametrize("subject", _SUBJECTS)
def test_every_waiver_in_a_file_gives_its_reason(subject: Subject) -> None:
    for path, text in subject.render().files.items():
        for waiver in re.findall(r"checkov:skip=.*", text):
            assert re.fullmatch(r"checkov:skip=CKV2?_AWS_[0-9]+:.{20,}", waiver), f"{path}: {waiver}"


@pytest.mark.parametrize("subject", _CASES)
def test_a_case_renders_what_was_expected(subject: Subject, request: pytest.FixtureRequest) -> None:
    folder = subject.file.parent / "expected"
    rendered = _of_the_module(subject, subject.render())
    if request.config.getoption("--update-golden"):
        _rewrite(folder, rendered)

    expected = {path.relative_to(folder).as_posix(): path.read_text() for path in _files(folder)}
    report = "\n".join(
        line for path in sorted({*expected, *rendered}) for line in _difference(path, expected, rendered)
    )
    assert not report, f"{report}\n\nIf so it should be: pytest tests/test_roots.py -k {subject.id} --update-golden"


def _of_the_module(subject: Subject, fileset: FileSet) -> Mapping[str, str]:
    """The files that the module of a case answers for: its own renderings, the calls of them, and their bundles."""
    module = subject.file.parent.parent.parent.name
    own = re.compile(rf"modules/{module}(-\w+)?/[^/]+\.tf")
    calls = re.compile(rf'^  source += "\./modules/{module}(-\w+)?"$', re.MULTILINE)
    callers = {path.removesuffix(".tf") for path, text in fileset.files.items() if calls.search(text)}
    bundles = tuple(f"bundles/{component}/" for component in callers)
    return {
        path: text
        for path, text in fileset.files.items()
        if own.fullmatch(path) or path.removesuffix(".tf") in callers or path.startswith(bundles)
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _rewrite(folder: Path, rendered: Mapping[str, str]) -> None:
    for stale in [path for path in _files(folder) if path.relative_to(folder).as_posix() not in rendered]:
        stale.unlink()
    for path, text in rendered.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def _difference(path: str, expected: Mapping[str, str], rendered: Mapping[str, str]) -> list[str]:
    before, after = expected.get(path, "").splitlines(), rendered.get(path, "").splitlines()
    return list(difflib.unified_diff(before, after, f"expected/{path}", f"rendered/{path}", lineterm=""))


@pytest.mark.terraform
def test_terraform_would_format_nothing(terraform: Terraform, tmp_path: Path) -> None:
    for subject in subjects():
        subject.write(tmp_path / subject.id)

    formatted = terraform.run(tmp_path, "fmt", "-check", "-recursive", "-diff")

    assert formatted.returncode == 0, formatted.stdout


@pytest.mark.terraform
def test_terraform_finds_every_case_valid(terraform: Terraform, tmp_path: Path) -> None:
    """All at once, as modules of one root: what takes terraform longest is to learn what the provider knows."""
    calls = []
    for subject in _OF_MODULES:
        fileset, root = subject.render(), subject.write(tmp_path / subject.id)
        values = "".join(f"  {name} = {json.dumps(value)}\n" for name, value in variables_for(fileset).items())
        calls.append(f'module "{subject.id}" {{\n  source = "./{root.relative_to(tmp_path)}"\n{values}}}\n')
        assert not fileset.keeps_state, f"{subject.id}: only a root itself may keep a state"
    (tmp_path / "main.tf").write_text("\n".join(calls))
    terraform.must(tmp_path, "init", "-input=false")

    assert json.loads(terraform.must(tmp_path, "validate", "-json"))["diagnostics"] == []
