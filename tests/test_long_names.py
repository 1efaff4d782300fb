"""The longest names a blueprint may give: none that comes of them in AWS is too long, and no two are the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from long_names import BLUEPRINT, ENVIRONMENT, lengthened
from proof import Subject, Terraform, plan_of, regions, seed, subjects, variables_for

from generator import pipeline, source
from generator.fileset import FileSet
from generator.pipeline import Request
from generator.registry import Shelf

_SHELF = Shelf()
_CASES = [subject for subject in subjects() if subject.file.name == "blueprint.yaml"]

# Kinds whose names AWS takes once in an account and Region.
_UNIQUE = (
    "aws_autoscaling_group",
    "aws_cloudwatch_log_group",
    "aws_codebuild_project",
    "aws_codepipeline",
    "aws_codestarconnections_connection",
    "aws_dynamodb_table",
    "aws_ecs_capacity_provider",
    "aws_ecs_cluster",
    "aws_elasticache_parameter_group",
    "aws_elasticache_subnet_group",
    "aws_iam_role",
    "aws_launch_template",
    "aws_lb",
    "aws_lb_target_group",
    "aws_security_group",
    "aws_sns_topic",
    "aws_sqs_queue",
    "aws_wafv2_web_acl",
)


def _render(file: Path, folder: Path) -> FileSet:
    longer = folder / "longer.yaml"
    longer.write_text(yaml.safe_dump(lengthened(source.load(file).data, _SHELF), sort_keys=False))
    (fileset,) = pipeline.render_all(Request([longer]))
    return fileset


@cache
def _limit(module: str) -> int:
    return _SHELF.kind(module).module.name_limit


@pytest.mark.parametrize("subject", [pytest.param(subject, id=subject.id) for subject in _CASES])
def test_long_names_fit_and_stay_apart(subject: Subject, tmp_path: Path) -> None:
    """Names are cut to what AWS takes for a module; those of components differ in their last character only."""
    fileset = _render(subject.file, tmp_path)

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
def test_the_provider_takes_long_names(terraform: Terraform, simulated_aws: str, tmp_path: Path) -> None:
    """All cases in one plan, as modules of one root, whose providers they share unless they have several."""
    calls, zones, used = [], dict[str, set[str]](), set[str]()
    for subject in _CASES:
        fileset = _render(subject.file, tmp_path)
        pipeline.write_all([fileset], tmp_path / subject.id, force=False)
        root = tmp_path / subject.id / fileset.name
        region, *others = regions(fileset)
        used.add(region)
        wanted = subject.sandbox.get("seed", {})
        seed({"secrets": wanted.get("secrets", {})}, simulated_aws, region)
        for kind in ("hosted_zones", "private_zones"):
            zones.setdefault(kind, set()).update(wanted.get(kind, []))
        values = {"source": f"./{root.relative_to(tmp_path)}", **variables_for(fileset)}
        arguments = [f"{name} = {json.dumps(value)}" for name, value in values.items()]
        if not others:
            (root / "providers.tf").unlink()
            arguments.append(f"providers = {{ aws = aws.{region} }}")
        calls.append("\n  ".join([f'module "{subject.id}" {{', *arguments]) + "\n}\n")
    providers = [f'provider "aws" {{\n  alias = "{region}"\n  region = "{region}"\n}}\n' for region in sorted(used)]
    (tmp_path / "main.tf").write_text("\n".join([*providers, *calls]))
    seed(zones, simulated_aws, "us-east-1")
    terraform.must(tmp_path, "init", "-input=false")

    plan = plan_of(terraform, tmp_path, {})

    names = _names(plan)
    assert len(names) > len(_CASES)
    assert [f"{name} x{times}" for name, times in names.items() if times > 1] == []


def _names(plan: Mapping[str, Any]) -> Counter[str]:
    """How often something of a kind is called the same within a case and Region."""
    return Counter(
        f"{item['address'].split('.')[1]} {item['type']} {name} {change.get('region', '')}"
        for item in plan["resource_changes"]
        if item["type"] in _UNIQUE and item["mode"] == "managed"
        if (change := item["change"]["after"]) and (name := change.get("name"))
    )
