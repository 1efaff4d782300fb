"""The scanner of rendered files: what it finds, and that python-hcl2 finds the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import hcl2
import pytest
from proof import Subject, subjects

from generator.blocks import Argument, Block, blocks

TEXT = """# Rendered.

resource "aws_x" "this" {
  #checkov:skip=CKV_AWS_1:a reason = { with } signs
  name = "a = { ${lower("b")} }"
  list = [
    "one",
    { two = 2 },
  ]
  document = <<-EOT
    inner {
      key = 1
  EOT
  after = var.x == 1 ? "a" : "b"

  dynamic "rule" {
    for_each = var.rules

    content {
      key = rule.key
    }
  }

  empty {}
  timeouts { create = "1h" }
}
"""


def test_blocks_and_arguments_with_their_lines() -> None:
    rule = Block(
        "dynamic",
        ("rule",),
        16,
        (Argument("for_each", 17, "var.rules"),),
        (Block("content", (), 19, (Argument("key", 20, "rule.key"),), ()),),
    )
    timeouts = Block("timeouts", (), 25, (Argument("create", 25, '"1h"'),), ())

    (found,) = blocks(TEXT)

    assert (found.kind, found.labels, found.line) == ("resource", ("aws_x", "this"), 3)
    assert found.blocks == (rule, Block("empty", (), 24, (), ()), timeouts)
    assert [(argument.name, argument.line) for argument in found.arguments] == [
        ("name", 5),
        ("list", 6),
        ("document", 10),
        ("after", 14),
    ]
    assert found.argument("after") == Argument("after", 14, 'var.x == 1 ? "a" : "b"')
    assert found.argument("rule") is None


@pytest.mark.parametrize("subject", [pytest.param(subject, id=subject.id) for subject in subjects()])
def test_python_hcl2_finds_the_same(subject: Subject) -> None:
    for path, text in subject.render().files.items():
        if path.endswith(".tf"):
            assert _shape(blocks(text)) == _shape_by_hcl2(text), path


@cache
def _shape_by_hcl2(text: str) -> list[Any]:
    """Many roots hold the same modules."""
    return _read(hcl2.loads(text))


def _shape(found: tuple[Block, ...]) -> list[Any]:
    """Every block with its labels and the names in it, in an order of its own."""
    return sorted([block.kind, list(block.labels), sorted(_names(block)), _shape(block.blocks)] for block in found)


def _names(block: Block) -> set[str]:
    return {argument.name for argument in block.arguments}


def _read(body: Mapping[str, Any]) -> list[Any]:
    found = []
    for kind, items in body.items():
        if isinstance(items, list) and items and all(isinstance(item, dict) and _is_block(item) for item in items):
            found += [_one(kind, item) for item in items]
    return sorted(found)


def _is_block(item: Mapping[str, Any]) -> bool:
    return "__is_block__" in item or any(isinstance(value, dict) and _is_block(value) for value in item.values())


def _one(kind: str, item: Mapping[str, Any]) -> list[Any]:
    labels = []
    while "__is_block__" not in item:
        ((label, item),) = item.items()
        labels.append(label.strip('"'))
    inner = _read(item)
    blocks_inside = {entry[0] for entry in inner}
    return [
        kind,
        labels,
        sorted({*item} - blocks_inside - {"__is_block__", "__comments__", "__inline_comments__"}),
        inner,
    ]
