"""What a service may do to what it uses: IAM statements on exactly that, and the one port between two groups."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from proof import Terraform, plan_of, variables_for

from generator import pipeline
from generator.fileset import FileSet
from generator.inventory import Resource, inventory
from generator.pipeline import Request
from generator.registry import Shelf

TARGETS = {
    "orders": "{module: rds}",
    "visits": "{module: aurora}",
    "cache": "{module: redis}",
    "table": "{module: dynamodb, partition_key: id, stream: new-image}",
    "uploads": "{module: s3_bucket}",
    "jobs": "{module: sqs}",
    "news": "{module: sns}",
    "files": "{module: efs}",
    "keys": "{module: secrets, secrets: {partner: Access to the partner}}",
}
# What IAM is told to let the service at, by what it uses and how. None of it is "*".
RESOURCES = {
    "orders connect": ["module.orders.master_secret_arn", "module.orders.key_arn"],
    "orders iam": ["module.orders.iam_user_arn"],
    "visits connect": ["module.visits.master_secret_arn", "module.visits.key_arn"],
    "visits iam": ["module.visits.iam_user_arn"],
    "cache read-write": ["module.cache.arn", "module.cache.user_arn"],
    "cache read": ["module.cache.arn", "module.cache.read_user_arn"],
    "table read-write": ["module.table.arn", "module.table.key_arn"],
    "table read": ["module.table.arn", "module.table.key_arn"],
    "table write": ["module.table.arn", "module.table.key_arn"],
    "table stream": ["module.table.stream_arn", "module.table.key_arn"],
    "uploads read-write": ["module.uploads.arn", '"${module.uploads.arn}/*"', "module.uploads.kms_key_arn"],
    "uploads read": ["module.uploads.arn", '"${module.uploads.arn}/*"', "module.uploads.kms_key_arn"],
    "uploads write": ["module.uploads.arn", '"${module.uploads.arn}/*"', "module.uploads.kms_key_arn"],
    "jobs send": ["module.jobs.queue_arn", "module.jobs.queue_key_arn"],
    "jobs receive": ["module.jobs.queue_arn", "module.jobs.queue_key_arn"],
    "jobs redrive": ["module.jobs.dead_letter_queue_arn", "module.jobs.queue_arn", "module.jobs.queue_key_arn"],
    "news publish": ["module.news.topic_arn", "module.news.topic_key_arn"],
    "files read-write": ["module.files.arn"],
    "files read": ["module.files.arn"],
    "keys read": ['module.keys.arns["partner"]', "module.keys.kms_key_arn"],
    "keys fetch": ['module.keys.arns["partner"]', "module.keys.kms_key_arn"],
}
_GROUPED = ("orders", "visits", "cache", "files")
_ACTION = re.compile(r"[a-z0-9-]+:[A-Za-z]+")


class Statement(NamedTuple):
    """One statement of a policy document, as expressions."""

    actions: list[str]
    resources: list[str]


def _render(folder: Path, uses: dict[str, str]) -> FileSet:
    listed = ", ".join(f"{name}: {level}" for name, level in uses.items())
    components = [f"  {name}: {text}" for name, text in TARGETS.items()]
    app = f'  app: {{module: ecs_service, image: "shop/app:1.0", port: 8080, uses: {{{listed}}}}}'
    head = ["version: 1", "name: shop", "region: us-east-1", "components:", "  net: {module: vpc}", app]
    (folder / "b.yaml").write_text("\n".join([*head, *components, ""]))
    (fileset,) = pipeline.render_all(Request([folder / "b.yaml"]))
    return fileset


def _list(block: str, name: str) -> list[str]:
    (inside,) = re.findall(rf"{name} += \[((?:[^\[\]]|\[[^\]]*\])*)\]", block)
    return [item.strip() for item in re.split(r",|\n", inside) if item.strip()]


def _statements(fileset: FileSet) -> list[Statement]:
    """Those on the service's two roles that come of what it uses."""
    found = re.findall(r"^  statement \{\n.*?^  \}", fileset.files["app.tf"], re.DOTALL | re.MULTILINE)
    assert len(found) == fileset.files["app.tf"].count("statement {")
    return [
        Statement([text.strip('"') for text in _list(block, "actions")], _list(block, "resources")) for block in found
    ]


def _rules(fileset: FileSet) -> dict[str, dict[str, str]]:
    """The rules between groups that the root itself makes."""
    rules = [item for item in inventory(fileset.files) if item.type.startswith("aws_vpc_security_group_")]
    return {item.address: _arguments(item) for item in rules if not item.address.startswith("module.")}


def _arguments(item: Resource) -> dict[str, str]:
    return {argument.name: argument.text for argument in item.block.arguments if argument.name != "description"}


def _rule(owner: str, other: str, target: str) -> dict[str, str]:
    return {
        "security_group_id": f"module.{owner}.security_group_id",
        "referenced_security_group_id": f"module.{other}.security_group_id",
        "ip_protocol": '"tcp"',
        "from_port": f"module.{target}.port",
        "to_port": f"module.{target}.port",
    }


def test_every_level_there_is_is_looked_at() -> None:
    kinds = {name: Shelf().kind(re.findall(r"module: (\w+)", text)[0]) for name, text in TARGETS.items()}

    assert {f"{name} {level}" for name, kind in kinds.items() for level in kind.module.accesses} == {*RESOURCES}


@pytest.mark.parametrize("use", RESOURCES)
def test_a_service_may_do_what_it_must_to_what_it_uses(use: str, tmp_path: Path) -> None:
    target, level = use.split()

    fileset = _render(tmp_path, {target: level})

    statements = _statements(fileset)
    assert {resource for item in statements for resource in item.resources} == {*RESOURCES[use]}
    assert [action for item in statements for action in item.actions if not _ACTION.fullmatch(action)] == []
    expected = {
        f"aws_vpc_security_group_egress_rule.app_to_{target}": _rule("app", target, target),
        f"aws_vpc_security_group_ingress_rule.{target}_from_app": _rule(target, "app", target),
    }
    assert _rules(fileset) == (expected if target in _GROUPED else {})


@pytest.mark.terraform
@pytest.mark.moto
@pytest.mark.usefixtures("simulated_aws")
def test_the_provider_plans_one_port_between_two_groups(terraform: Terraform, tmp_path: Path) -> None:
    """What it leaves unknown is the same as in the files: the groups and ARNs there are only after an apply."""
    fileset = _render(tmp_path, {use.split()[0]: use.split()[1] for use in RESOURCES})
    pipeline.write_all([fileset], tmp_path, force=False)
    root = tmp_path / fileset.name
    terraform.must(root, "init", "-input=false")

    plan = plan_of(terraform, root, variables_for(fileset))

    planned = {item["address"]: item["change"]["after"] for item in plan["resource_changes"]}
    ports = {
        address: (rule["ip_protocol"], rule["from_port"], rule["to_port"], rule["cidr_ipv4"])
        for address, rule in planned.items()
        if re.match(r"aws_vpc_security_group_(in|e)gress_rule\.", address)
    }
    assert ports == {
        address: ("tcp", port, port, None)
        for name, port in {"orders": 5432, "visits": 5432, "cache": 6379, "files": 2049}.items()
        for address in (
            f"aws_vpc_security_group_egress_rule.app_to_{name}",
            f"aws_vpc_security_group_ingress_rule.{name}_from_app",
        )
    }
    policy = planned["data.aws_iam_policy_document.app_permissions"]
    actions = [action for item in policy["statement"] for action in item["actions"]]
    assert actions
    assert [action for action in actions if not _ACTION.fullmatch(action)] == []
    assert "*" not in str([item.get("resources") for item in policy["statement"]]).replace("/*", "")
