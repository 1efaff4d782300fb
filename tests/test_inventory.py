"""What a rendered root holds, and which values are known without Terraform."""

from __future__ import annotations

from typing import Any

import pytest
from proof import subjects

from generator.inventory import Resource, inventory, known

FILES = {
    "variables.tf": 'variable "tag" {\n  type = string\n}\n\nvariable "size" {\n  type    = number\n  default = 7\n}\n',
    "app.tf": """module "app" {
  source = "./modules/thing"

  engine  = "redis"
  size    = var.size
  tag     = var.tag
  zone    = module.other.zone
  classes = ["a", "b"]
}

resource "aws_rule" "app_to_other" {
  size = var.size
}
""",
    "other.tf": 'module "other" {\n  source = "./modules/thing"\n}\n',
    "main.tf": 'data "aws_region" "current" {\n}\n',
    "modules/thing/main.tf": """resource "aws_thing" "this" {
  engine  = var.engine
  size    = var.size
  tag     = var.tag
  zone    = var.zone
  classes = var.classes
  days    = var.days
  fixed   = -1.5
  mixed   = ["x", var.size, aws_x.y.id]
  list    = ["x", var.size]
  text    = "a ${var.size}"
  flag    = true
}
""",
    "modules/thing/variables.tf": """variable "engine" {
  default = "valkey"
}

variable "days" {
  default = 30
}
""",
    "modules/thing/README.md": "# thing",
}


def _resource(address: str) -> Resource:
    (found,) = [resource for resource in inventory(FILES) if resource.address == address]
    return found


def test_every_call_of_a_module_has_its_own_resources() -> None:
    assert [(item.address, item.component, item.file) for item in inventory(FILES)] == [
        ("aws_rule.app_to_other", "app", "app.tf"),
        ("data.aws_region.current", "", "main.tf"),
        ("module.app.aws_thing.this", "app", "modules/thing/main.tf"),
        ("module.other.aws_thing.this", "other", "modules/thing/main.tf"),
    ]


@pytest.mark.parametrize(
    ("address", "argument", "value"),
    [
        pytest.param("module.app.aws_thing.this", "engine", "redis", id="passed"),
        pytest.param("module.other.aws_thing.this", "engine", "valkey", id="default"),
        pytest.param("module.app.aws_thing.this", "days", 30, id="default where another value is passed"),
        pytest.param("module.app.aws_thing.this", "size", 7, id="through the root"),
        pytest.param("aws_rule.app_to_other", "size", 7, id="in the root"),
        pytest.param("module.app.aws_thing.this", "tag", None, id="handed over"),
        pytest.param("module.app.aws_thing.this", "zone", None, id="another component"),
        pytest.param("module.app.aws_thing.this", "classes", ["a", "b"], id="list"),
        pytest.param("module.app.aws_thing.this", "list", ["x", 7], id="list of variables"),
        pytest.param("module.app.aws_thing.this", "mixed", None, id="list with something unknown"),
        pytest.param("module.app.aws_thing.this", "fixed", -1.5, id="number"),
        pytest.param("module.app.aws_thing.this", "flag", True, id="boolean"),
        pytest.param("module.app.aws_thing.this", "text", None, id="template"),
        pytest.param("module.other.aws_thing.this", "size", None, id="not passed"),
    ],
)
def test_what_is_known(address: str, argument: str, value: Any) -> None:
    resource = _resource(address)
    found = resource.block.argument(argument)

    assert found is not None
    assert known(resource, found.text) == value


@pytest.mark.parametrize("subject", [pytest.param(subject, id=subject.id) for subject in subjects()])
def test_an_inventory_counts_what_a_render_counts(subject: Any) -> None:
    fileset = subject.render()
    found = [item.type for item in inventory(fileset.files) if item.mode == "resource"]

    assert {kind: found.count(kind) for kind in sorted(set(found))} == fileset.resources
