"""A module call of the root, with what its links and uses yield beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.arguments import arguments_of, policies, printable
from generator.graph import Connection, Graph, Node
from generator.hcl import Expression
from generator.variables import Variable

# Ports that checkov wants closed to the world, and looks for it in addresses only.
_OPEN_PORT_CHECKS = {22: "CKV_AWS_24", 80: "CKV_AWS_260", 3389: "CKV_AWS_25"}


class Call(NamedTuple):
    """One module call: where the module is, which provider it gets, its arguments, and the resources beside it."""

    name: str
    source: str
    provider: Expression | None
    arguments: Mapping[str, Any]
    policies: Mapping[str, Any]
    connections: tuple[Any, ...]


def call_of(
    graph: Graph, node: Node, folder: str, variables: tuple[Variable, ...], computed: Mapping[str, object]
) -> Call:
    """The call of the module that was rendered to a folder."""
    name, region = node.component.name, node.component.region
    return Call(
        name=name,
        source=f"./{folder}",
        provider=provider_alias(region) if region and region != graph.blueprint.top.region else None,
        arguments=arguments_of(graph, node, variables, computed),
        policies=_documents(node),
        connections=tuple(_connection(graph, item) for item in graph.connections if item.owner == name),
    )


def provider_alias(region: str) -> Expression:
    """The alias of the provider for a Region other than the blueprint's."""
    return Expression(region.replace("-", "_"))


def _documents(node: Node) -> Mapping[str, Any]:
    return {
        variable: [
            (item.sid, item.actions, [printable(resource) for resource in item.resources]) for item in statements
        ]
        for variable, statements in policies(node).items()
    }


def _connection(graph: Graph, connection: Connection) -> dict[str, Any]:
    source, target = (graph.nodes[name].component.kind.module for name in (connection.source, connection.target))
    return {
        "source": connection.source,
        "target": connection.target,
        "source_group": Expression(f"module.{connection.source}.{source.security_group}"),
        "target_group": Expression(f"module.{connection.target}.{target.security_group}"),
        "port": Expression(f"module.{connection.target}.{target.port}"),
        "check": _OPEN_PORT_CHECKS.get(_port(graph.nodes[connection.target])),
    }


def _port(node: Node) -> int:
    """The port a component listens on, where its output is a number or one of its inputs; else 0."""
    value = node.outputs[node.component.kind.module.port].value
    port = int(value) if value.isdecimal() else getattr(node.component.inputs, value.removeprefix("var."), 0)
    return port if isinstance(port, int) else 0
