"""Every case of every module: planned and scanned, and where the simulated AWS can, applied and destroyed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from batches import Batch, Member, batches, lay_out, own_plan, plan_of_batch
from beanstalk import unstable_settings
from proof import Terraform, differences, open_findings, subjects

from generator.checkov import Program

_CASES = [subject for subject in subjects() if subject.file.name == "blueprint.yaml"]
# Most resources wait for one another or for their own state.
_PARALLEL = "-parallelism=40"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`--case alb-` leaves the cases of one module."""
    chosen = metafunc.config.getoption("--case")
    if "batch" in metafunc.fixturenames:
        found = batches(subject for subject in _CASES if subject.id.startswith(chosen))
        if not found:
            raise pytest.UsageError(f"no case begins with {chosen}")
        metafunc.parametrize("batch", [pytest.param(batch, id=batch.id) for batch in found])


@pytest.mark.terraform
@pytest.mark.checkov
@pytest.mark.moto
def test_cases_hold(batch: Batch, terraform: Terraform, checkov: Program, simulated_aws: str, tmp_path: Path) -> None:
    """Initialised, planned, scanned, and what can be applied: applied, planned again, destroyed."""
    members = lay_out(batch, simulated_aws, tmp_path)
    terraform.must(tmp_path, "init", "-input=false")

    plan = plan_of_batch(terraform, tmp_path)
    files, changes = dict[Path, Path](), 0
    for member in members:
        own = own_plan(plan, member)
        assert unstable_settings(own) == [], member.subject.id
        files[member.root] = member.root.parent / "plan.json"
        files[member.root].write_text(json.dumps(own))
        changes += len(own["resource_changes"])
        assert _planned(own) == _made(own), member.subject.id
    assert changes == len(plan["resource_changes"]) > len(members)
    assert open_findings(files, checkov) == []

    if batch.is_applied:
        _apply_and_destroy(members, terraform, tmp_path)
    else:
        silent = [member.subject.id for member in members if not member.subject.sandbox.get("lacks")]
        assert silent == [], "sandbox.yaml does not say why they are not applied"


def _apply_and_destroy(members: list[Member], terraform: Terraform, root: Path) -> None:
    terraform.must(root, "apply", "-input=false", "-auto-approve", _PARALLEL, "plan.bin")
    again = plan_of_batch(terraform, root)
    found = {member.subject.id: differences(own_plan(again, member)) for member in members}
    assert found == {member.subject.id: member.subject.sandbox.get("gaps", {}) for member in members}
    leaving = [f"-target=module.{member.name}" for member in members if not member.subject.sandbox.get("stays")]
    if leaving:
        terraform.must(root, "destroy", "-input=false", "-auto-approve", _PARALLEL, *leaving)


def _planned(plan: Mapping[str, Any]) -> set[str]:
    """What checkov looks at."""
    return {item["address"] for item in _resources(plan["planned_values"]["root_module"]) if item["mode"] == "managed"}


def _resources(module: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from module.get("resources", [])
    for child in module.get("child_modules", []):
        yield from _resources(child)


def _made(plan: Mapping[str, Any]) -> set[str]:
    return {item["address"] for item in plan["resource_changes"] if item["change"]["actions"] == ["create"]}
