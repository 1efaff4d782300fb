"""The longest names a blueprint may give: none that comes of them in AWS is too long, and no two are the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml
from long_names import BLUEPRINT, ENVIRONMENT, lengthened
from proof import Terraform, plan_of, variables_for

from generator import pipeline, resources, source
from generator.fileset import FileSet
from generator.pipeline import Request
from generator.registry import Shelf

_SHELF = Shelf()
_CASES = [
    pytest.param(file, id=f"{file.parent.parent.parent.name}-{file.parent.name}")
    for file in sorted(resources.folder("modules").glob("*/cases/*/blueprint.yaml"))
]
# Those whose names are cut shortest, and that ask the account for nothing.
_PLANNED = ("alb/cases/internal_http", "asg/cases/capacity", "codepipeline/cases/ecs_blue_green", "redis/cases/default")

# Kinds whose names AWS takes once in an account and Region.
_UNIQUE = (
    "aws_autoscaling_group",
    "aws_codebuild_project",
    "aws_codepipeline",
    "aws_codestarconnections_connection",
    "aws_ecs_capacity_provider",
    "aws_elasticache_parameter_group",
    "aws_elasticache_subnet_group",
    "aws_iam_role",
    "aws_launch_template",
    "aws_lb",
    "aws_security_group",
)


def _render(file: Path, folder: Path) -> FileSet:
    longer = folder / "longer.yaml"
    longer.write_text(yaml.safe_dump(lengthened(source.load(file).data, _SHELF), sort_keys=False))
    (fileset,) = pipeline.render_all(Request([longer]))
    return fileset


@cache
def _limit(module: str) -> int:
    return _SHELF.kind(module).module.name_limit


@pytest.mark.parametrize("file", _CASES)
def test_long_names_fit_and_stay_apart(file: Path, tmp_path: Path) -> None:
    """Names are cut to what AWS takes for a module; those of components differ in their last character only."""
    fileset = _render(file, tmp_path)

    assert fileset.name == f"{BLUEPRINT}-{ENVIRONMENT}"
    names = Counter[tuple[str, str]]()
    for path, text in fileset.files.items():
        called = re.search(r'^  source += "\./modules/(\w+)[^"]*"$', text, re.MULTILINE)
        named = re.search(r'^  name += "(.*)"$', text, re.MULTILINE)
        if "/" in path or called is None or named is None:
            continue
        name = named[1].replace("${local.name}", fileset.name)
        assert len(name) <= _limit(called[1]), f"{path}: {name}"
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)
        names[called[1], name] += 1
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.terraform
@pytest.mark.moto
@pytest.mark.usefixtures("simulated_aws")
@pytest.mark.parametrize("case", _PLANNED)
def test_the_provider_takes_long_names(case: str, terraform: Terraform, tmp_path: Path) -> None:
    fileset = _render(resources.folder("modules") / case / "blueprint.yaml", tmp_path)
    pipeline.write_all([fileset], tmp_path, force=False)
    root = tmp_path / fileset.name
    terraform.must(root, "init", "-input=false")

    plan = plan_of(terraform, root, variables_for(fileset))

    named = Counter(
        (item["type"], item["provider_name"], item["change"]["after"]["name"])
        for item in plan["resource_changes"]
        if item["mode"] == "managed" and (item["change"]["after"] or {}).get("name") and item["type"] in _UNIQUE
    )
    assert named
    assert [name for name, times in named.items() if times > 1] == []
