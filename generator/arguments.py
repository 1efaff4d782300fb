"""What the root passes to each module: only what differs from the module's own defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.graph import Graph, Node
from generator.hcl import Expression, Template
from generator.reference import VARIABLES, Interpolation, Reference
from generator.terraform_type import plain
from generator.variables import Variable


def arguments_of(
    graph: Graph, node: Node, variables: tuple[Variable, ...], computed: Mapping[str, object]
) -> dict[str, Any]:
    """The arguments of one module call, in the order of the module's variables."""
    given = dict(_given(graph, node, computed))
    return {
        variable.name: printable(given[variable.name])
        for variable in variables
        if variable.name in given and (variable.is_required or given[variable.name] != variable.default)
    }


def computed_for(node: Node) -> Mapping[str, object]:
    """The derived variables that have a value for these inputs."""
    inputs, place = node.component.inputs, node.place
    values = {name: item.compute(inputs, place) for name, item in node.component.kind.derived.items()}
    return {name: plain(value) for name, value in values.items() if value is not None}


def _given(graph: Graph, node: Node, computed: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
    component = node.component
    yield "name", _name(graph, node)
    for name in component.kind.variables:
        yield name, plain(getattr(component.inputs, name))
    yield from computed.items()
    yield from _linked(node)
    for interface in component.kind.module.provides:
        if interface.passes_attachments:
            yield (
                interface.attachments,
                {
                    item.key: printable(plain(item.sent), item.component)
                    for item in node.place.attached.get(interface.name, ())
                },
            )
    yield from _granted(node)


def _name(graph: Graph, node: Node) -> Template | str:
    whole = f"{graph.blueprint.root}-{node.component.name.replace('_', '-')}"
    if node.place.name != whole:
        return node.place.name
    return Template((Expression("local.name"), whole.removeprefix(graph.blueprint.root)))


def _linked(node: Node) -> Iterator[tuple[str, Any]]:
    for name, provider in node.links.items():
        link = node.component.kind.module.links[name]
        for output in link.asked(node.component.inputs):
            each = link.interface.outputs[output].each
            key = node.component.name if each else ""
            yield link.variable(output), Interpolation((Reference(provider, each or output, key),))


def _granted(node: Node) -> Iterator[tuple[str, Any]]:
    workload = node.component.kind.module.workload
    if workload is None:
        return
    inputs = node.component.inputs
    written = {*getattr(inputs, workload.environment), *getattr(inputs, workload.secrets)}
    for field, injected in (
        (workload.environment, [grant.environment for grant in node.grants]),
        (workload.secrets, [grant.secrets for grant in node.grants]),
    ):
        found = {name: text for settings in injected for name, text in settings.items()}
        merged: dict[str, Any] = {name: text for name, text in found.items() if name not in written}
        yield field, merged | dict(getattr(inputs, field))
    if mounts := mounts_of(node):
        yield workload.mounts, printable(mounts)
    for name in policies(node):
        yield name, Expression(f"data.aws_iam_policy_document.{node.component.name}_{name}.json")


def mounts_of(node: Node) -> dict[str, Any]:
    """The file systems a workload mounts, by the component that has them."""
    return {grant.target: dict(grant.mount) for grant in node.grants if grant.mount}


def policies(node: Node) -> Mapping[str, Any]:
    """The policy documents of a workload: variable that takes it -> its statements."""
    workload = node.component.kind.module.workload
    if workload is None:
        return {}
    documents = {
        workload.permissions: [item for grant in node.grants for item in grant.permissions],
        workload.secret_permissions: [item for grant in node.grants for item in grant.secret_permissions],
    }
    return {name: statements for name, statements in documents.items() if statements}


def printable(value: Any, speaker: str = "") -> Any:
    """The same value with references as HCL expressions; the speaker is whom a reference to one's own outputs means."""
    if isinstance(value, Interpolation):
        parts = (part if isinstance(part, str) else _expression(part, speaker) for part in value.parts)
        return Template(tuple(parts))
    if isinstance(value, dict):
        return {key: printable(item, speaker) for key, item in value.items()}
    return [printable(item, speaker) for item in value] if isinstance(value, list) else value


def _expression(reference: Reference, speaker: str) -> Expression:
    if reference.component == VARIABLES:
        return Expression(f"var.{reference.name}")
    entry = f'["{reference.key}"]' if reference.key else ""
    return Expression(f"module.{reference.component or speaker}.{reference.name}{entry}")
