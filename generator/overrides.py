"""`overrides:` as the body of a resource in a Terraform override file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator import hcl
from generator.hcl import Expression


def body(arguments: Mapping[str, Any]) -> Expression:
    """Arguments as written; a list of mappings is a nested block for each, any other mapping is a map value."""
    return Expression("\n".join(_lines(arguments)))


def _lines(arguments: Mapping[str, Any]) -> Iterator[str]:
    for name, value in arguments.items():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            for block in value:
                yield f"\n{hcl.identifier(name)} {{\n{body(block)}\n}}"
        else:
            yield f"{hcl.identifier(name)} = {hcl.literal(value)}"
