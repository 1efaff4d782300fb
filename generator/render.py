"""The *render* stage: a Graph becomes the files of a root."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import generator
from generator.arguments import arguments_of, computed_for, policies, printable
from generator.errors import Diagnostic, TfgenError, closest
from generator.fileset import FileSet
from generator.graph import Graph, Node
from generator.hcl import Expression
from generator.printer import OVERRIDE, Printer, header
from generator.variables import REQUIRED, Variable, variables_of

_CALL = re.compile(r'^ +source += "\./([^"]+)"', re.MULTILINE)
# Ports that checkov wants closed to the world, and looks for it in addresses only.
_OPEN_PORT_CHECKS = {22: "CKV_AWS_24", 80: "CKV_AWS_260", 3389: "CKV_AWS_25"}
_BLOCK = re.compile(r'^((?:resource|data|output) ".*") \{', re.MULTILINE)
_RESOURCE = re.compile(r'^resource "([a-z0-9_]+)" "([A-Za-z0-9_-]+)"', re.MULTILINE)


class Call(NamedTuple):
    """One module call of the root, with the resources beside it."""

    name: str
    source: str
    provider: Expression | None
    arguments: Mapping[str, Any]
    policies: Mapping[str, Any]
    connections: tuple[Any, ...]


def render(graph: Graph, printer: Printer) -> FileSet:
    """All files of one environment.

    Raises:
        TfgenError: a template cannot be rendered, or an override names a resource that is not there.
    """
    files: dict[str, str] = {}
    stateful: list[str] = []
    outputs: list[dict[str, Any]] = []
    problems: list[Diagnostic] = []
    for name, node in graph.nodes.items():
        computed = computed_for(node)
        variables = variables_of(node, tuple(computed))
        module = printer.module(node, variables, graph.blueprint.top.name)
        problems += _check_overrides(graph, node, module)
        folder = _place(files, node, module)
        call = _call(graph, node, folder, arguments_of(graph, node, variables, computed))
        files[f"{name}.tf"] = printer.print(
            "root/component.tf.j2", header(graph.blueprint.top.name, f"component {name}"), call=call
        )
        stateful += _stateful(node, module)
        outputs += _shown(node)
    files |= _root(graph, printer, outputs)
    problems += _check_addresses(graph, files)
    if problems:
        raise TfgenError(*problems)
    versions = {"tfgen": generator.__version__, "blueprint": str(graph.blueprint.top.version)}
    return FileSet(
        name=graph.blueprint.root,
        files=dict(sorted(files.items())),
        stateful=tuple(sorted(stateful)),
        versions=versions,
        components=len(graph.nodes),
        resources=_count_resources(files),
        keeps_state=graph.blueprint.state is not None,
        asks=tuple(name for name, variable in graph.blueprint.variables.items() if variable.default is None),
    )


def _count_resources(files: Mapping[str, str]) -> Mapping[str, int]:
    """Resource blocks by type, those of a shared module counted once for each call."""
    calls = [folder for text in files.values() for folder in _CALL.findall(text)]
    counts: dict[str, int] = {}
    for path, text in files.items():
        times = calls.count(path.rpartition("/")[0]) if "/" in path else 1
        for kind, _ in _RESOURCE.findall(text) if path.endswith(".tf") and not path.endswith(OVERRIDE) else ():
            counts[kind] = counts.get(kind, 0) + times
    return dict(sorted(counts.items()))


def _place(files: dict[str, str], node: Node, module: Mapping[str, str]) -> str:
    """Puts a rendered module into the root, sharing the folder of an identical one, and names its folder."""
    kind = node.component.kind.name
    for folder in (f"modules/{kind}", f"modules/{kind}-{node.component.name}"):
        placed = {
            path.removeprefix(f"{folder}/"): text for path, text in files.items() if path.startswith(f"{folder}/")
        }
        if not placed or placed == module:
            files |= {f"{folder}/{path}": text for path, text in module.items()}
            return folder
    raise AssertionError(f"BUG: two renderings want {folder}")


def _call(graph: Graph, node: Node, folder: str, arguments: Mapping[str, Any]) -> Call:
    name = node.component.name
    region = node.component.region
    provider = provider_alias(region) if region and region != graph.blueprint.top.region else None
    documents = {
        variable: [
            (item.sid, item.actions, [printable(resource) for resource in item.resources]) for item in statements
        ]
        for variable, statements in policies(node).items()
    }
    connections = tuple(_connection(graph, item) for item in graph.connections if item.owner == name)
    return Call(name, f"./{folder}", provider, arguments, documents, connections)


def provider_alias(region: str) -> Expression:
    """The alias of the provider for a Region other than the blueprint's."""
    return Expression(region.replace("-", "_"))


def _connection(graph: Graph, connection: Any) -> Any:
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
    """The port a component listens on, where its output is one of its inputs; else 0."""
    name = node.outputs[node.component.kind.module.port].value.removeprefix("var.")
    port = getattr(node.component.inputs, name, 0)
    return port if isinstance(port, int) else 0


def _check_overrides(graph: Graph, node: Node, module: Mapping[str, str]) -> Iterator[Diagnostic]:
    if not node.component.overrides:
        return
    there = [
        f"{kind}.{name}" for path, text in module.items() if path != OVERRIDE for kind, name in _RESOURCE.findall(text)
    ]
    for address in node.component.overrides:
        if address not in there:
            place = graph.blueprint.at(node.component.name, "overrides", address, key=True)
            message = f'component "{node.component.name}": there is no resource {address} to override'
            yield Diagnostic("R002", message, place, closest(address, there, "resources"))


def _check_addresses(graph: Graph, files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Names of blocks beside the module calls are made of two names each, and may meet."""
    owners: dict[str, str] = {}
    for path, text in files.items():
        name = path.removesuffix(".tf")
        for head in _BLOCK.findall(text) if "/" not in path else ():
            if head in owners and name in graph.nodes and owners[head] in graph.nodes:
                message = f'components "{owners[head]}" and "{name}" would both make {head}'
                yield Diagnostic("R003", message, graph.blueprint.at(name, key=True), "give one of them another name")
            owners.setdefault(head, name)


def _stateful(node: Node, module: Mapping[str, str]) -> Iterator[str]:
    there = {f"{kind}.{name}" for text in module.values() for kind, name in _RESOURCE.findall(text)}
    yield from (
        f"module.{node.component.name}.{address}" for address in node.component.kind.module.stateful if address in there
    )


def _shown(node: Node) -> Iterator[dict[str, Any]]:
    """The outputs of a component that the root shows too."""
    name = node.component.name
    for key, output in node.outputs.items():
        if output.shown:
            description, value = f"{name}: {output.description}", Expression(f"module.{name}.{key}")
            yield {"name": f"{name}_{key}", "description": description, "value": value, "depends_on": ()}


def _root(graph: Graph, printer: Printer, outputs: list[dict[str, Any]]) -> dict[str, str]:
    blueprint = graph.blueprint
    regions = sorted({node.component.region for node in graph.nodes.values()} - {"", blueprint.top.region})
    tags = {"Blueprint": blueprint.top.name}
    tags |= {"Environment": blueprint.environment} if blueprint.environment else {}
    contexts: dict[str, dict[str, Any]] = {
        "terraform": {
            "state": blueprint.state,
            "key": f"{blueprint.root}/terraform.tfstate",
            "region": blueprint.top.region,
        },
        "providers": {
            "region": blueprint.top.region,
            "aliases": {region: provider_alias(region) for region in regions},
        },
        "main": {"name": blueprint.root, "tags": tags | {"ManagedBy": "terraform"} | dict(blueprint.top.tags)},
        "variables": {"variables": _variables(graph)},
        "outputs": {"outputs": outputs},
    }
    return {
        f"{name}.tf": printer.print(f"root/{name}.tf.j2", header(graph.blueprint.top.name, "the root"), **context)
        for name, context in contexts.items()
        if any(context.values())
    }


def _variables(graph: Graph) -> tuple[Variable, ...]:
    return tuple(
        Variable(
            name,
            Expression(item.type),
            item.description,
            REQUIRED if item.default is None else item.default,
            sensitive=item.sensitive,
        )
        for name, item in graph.blueprint.variables.items()
    )
