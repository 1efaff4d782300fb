"""The *render* stage: a Graph becomes the files of a root."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import generator
from generator import waivers
from generator.arguments import computed_for
from generator.blueprint import Blueprint
from generator.calls import call_of, provider_alias
from generator.errors import Diagnostic, TfgenError, closest
from generator.fileset import FileSet, Kept
from generator.graph import Graph, Node
from generator.hcl import Expression
from generator.printer import Printer, Rendering, header
from generator.variables import REQUIRED, Variable, variables_of

# What travels with an application: Terraform reads no folder that no module call names.
BUNDLES = "bundles"

_BLOCK = re.compile(r'^((?:resource|data|output) ".*") \{', re.MULTILINE)


class _Part(NamedTuple):
    """What one component adds to a root: its module, the folder of that, and the text of its own file."""

    node: Node
    module: Rendering
    folder: str
    text: str


def render(graph: Graph, printer: Printer) -> FileSet:
    """All files of one environment.

    Raises:
        TfgenError: a template cannot be rendered, an override names a resource that is not there, or two names meet.
    """
    folders: dict[str, Rendering] = {}
    parts = [_part(graph, node, printer, folders) for node in graph.nodes.values()]
    files = _root(graph, printer) | {f"{part.node.component.name}.tf": part.text for part in parts}
    files = {path: waivers.mark(text, waivers.beside(graph.blueprint)) for path, text in files.items()}
    problems = [*_check_overrides(graph, parts), *_check_waivers(graph, parts, files), *_check_addresses(graph, files)]
    if problems:
        raise TfgenError(*problems)
    resources = _count(files, parts)
    for folder, module in folders.items():
        files |= {f"{folder}/{path}": text for path, text in module.files.items()}
    for part in parts:
        files |= {f"{BUNDLES}/{part.node.component.name}/{path}": text for path, text in _bundle(part.node)}
    return FileSet(
        name=graph.blueprint.root,
        files=dict(sorted(files.items())),
        stateful=tuple(
            sorted((kept for part in parts for kept in _stateful(graph, part)), key=lambda kept: kept.address)
        ),
        versions={"tfgen": generator.__version__, "blueprint": str(graph.blueprint.top.version)},
        components=len(parts),
        resources=resources,
        keeps_state=graph.blueprint.state is not None,
        asks=tuple(name for name, variable in graph.blueprint.variables.items() if variable.default is None),
        renamed={
            name: node.component.former_names for name, node in graph.nodes.items() if node.component.former_names
        },
        retained=tuple(graph.blueprint.top.retain),
        regions=(graph.blueprint.top.region, *_further_regions(graph)),
        location=graph.blueprint.layers.locate(("components",), key=True),
        warnings=(*graph.blueprint.warnings, *graph.warnings),
    )


def _part(graph: Graph, node: Node, printer: Printer, folders: dict[str, Rendering]) -> _Part:
    blueprint, computed = graph.blueprint.top.name, computed_for(node)
    variables = variables_of(node, tuple(computed))
    marks = waivers.inside(graph.blueprint, node.component.name)
    module = printer.module(node, variables, blueprint, marks)
    folder = _place(folders, node, module)
    call = call_of(graph, node, folder, variables, computed)
    text = printer.part("root/component.tf.j2", header(blueprint, f"component {call.name}"), call=call)
    return _Part(node, module, folder, text)


def _bundle(node: Node) -> Iterator[tuple[str, str]]:
    yield from node.component.kind.module.bundle(node.component.inputs, node.place).items()


def _place(folders: dict[str, Rendering], node: Node, module: Rendering) -> str:
    """Gives a rendered module a folder in the root, that of an identical one if there is one."""
    kind = node.component.kind.name
    for folder in (f"modules/{kind}", f"modules/{kind}-{node.component.name}"):
        if folders.setdefault(folder, module) == module:
            return folder
    raise AssertionError(f"BUG: two renderings want {folder}")


def _count(files: Mapping[str, str], parts: list[_Part]) -> Mapping[str, int]:
    """Resource blocks by type, those of a shared module counted once for each call."""
    beside = [
        head.split('"')[1] for text in files.values() for head in _BLOCK.findall(text) if head.startswith("resource")
    ]
    own = [address.partition(".")[0] for part in parts for address in part.module.resources]
    return dict(sorted(Counter([*own, *beside]).items()))


def _check_overrides(graph: Graph, parts: list[_Part]) -> Iterator[Diagnostic]:
    for part in parts:
        name, there = part.node.component.name, part.module.resources
        for address in part.node.component.overrides:
            if address not in there:
                place = graph.blueprint.at(name, "overrides", address, key=True)
                message = f'component "{name}": there is no resource {address} to override'
                yield Diagnostic("R002", message, place, closest(address, there, "resources"))


def _check_waivers(graph: Graph, parts: list[_Part], files: Mapping[str, str]) -> Iterator[Diagnostic]:
    if not graph.blueprint.top.waivers:
        return
    there = {part.node.component.name: waivers.addresses(part.module.files.values()) for part in parts}
    yield from waivers.check_resources(graph.blueprint, {**there, "": waivers.addresses(files.values())})


def _check_addresses(graph: Graph, files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Names of blocks beside the module calls are made of two names each, and may meet."""
    owners: dict[str, str] = {}
    for path, text in files.items():
        name = path.removesuffix(".tf")
        for head in _BLOCK.findall(text):
            if head in owners and name in graph.nodes and owners[head] in graph.nodes:
                message = f'components "{owners[head]}" and "{name}" would both make {head}'
                yield Diagnostic("R003", message, graph.blueprint.at(name, key=True), "give one of them another name")
            owners.setdefault(head, name)


def _stateful(graph: Graph, part: _Part) -> Iterator[Kept]:
    component, place = part.node.component, part.node.place
    for item in component.kind.module.stateful:
        if item.address in part.module.resources:
            fixed = {name: _text(value) for name, value in item.fixed(component.inputs, place).items()}
            # In another Region everything is made anew, and what there was is lost sight of.
            fixed["region"] = place.region
            call, location = f"module.{component.name}", graph.blueprint.at(component.name, key=True)
            former = tuple(f"{call}.{address}" for address in _earlier(component.kind.module.moved, item.address))
            yield Kept(
                f"{call}.{item.address}", component.name, component.kind.name, location, fixed, item.rising, former
            )


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _earlier(moved: Mapping[str, str], address: str) -> list[str]:
    """The addresses a resource had in earlier versions of its module."""
    found = [address]
    while before := [
        old for old, new in moved.items() if old.partition("[")[0] not in found and new.partition("[")[0] in found
    ]:
        found += [old.partition("[")[0] for old in before]
    return found[1:]


def _moved(graph: Graph) -> Iterator[tuple[Expression, Expression]]:
    """The addresses that change with the names, step by step: module calls, and the rules named after both ends."""
    names = {name: (*node.component.former_names, name) for name, node in graph.nodes.items()}
    for steps in names.values():
        yield from _steps([f"module.{name}" for name in steps])
    for _, source, target in graph.connections:
        both = _side_by_side(names[source], names[target])
        yield from _steps([f"aws_vpc_security_group_egress_rule.{start}_to_{end}" for start, end in both])
        yield from _steps([f"aws_vpc_security_group_ingress_rule.{end}_from_{start}" for start, end in both])


def _steps(addresses: list[str]) -> Iterator[tuple[Expression, Expression]]:
    return ((Expression(before), Expression(now)) for before, now in pairwise(addresses) if before != now)


def _side_by_side(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str]]:
    """Names of two components from the oldest on; who was renamed less often had its first name for longer."""
    length = max(len(one), len(other))
    first, second = ((names[0],) * (length - len(names)) + names for names in (one, other))
    return list(zip(first, second, strict=True))


def _further_regions(graph: Graph) -> list[str]:
    """The Regions besides the blueprint's own that have a provider."""
    there = {node.component.region for node in graph.nodes.values()}
    return sorted({*there, *graph.blueprint.top.regions} - {"", graph.blueprint.top.region})


def _shown(node: Node) -> Iterator[dict[str, Any]]:
    """The outputs of a component that the root shows too."""
    name = node.component.name
    for key, output in node.outputs.items():
        if output.shown:
            description, value = f"{name}: {output.description}", Expression(f"module.{name}.{key}")
            yield {"name": f"{name}_{key}", "description": description, "value": value, "depends_on": ()}


def _root(graph: Graph, printer: Printer) -> dict[str, str]:
    blueprint = graph.blueprint
    regions = _further_regions(graph)
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
        "main": {"name": blueprint.root, "tags": _tags(blueprint)},
        "variables": {"variables": _variables(graph)},
        "outputs": {"outputs": [output for node in graph.nodes.values() for output in _shown(node)]},
        "moved": {"moved": list(_moved(graph))},
        "removed": {"removed": [Expression(f"module.{name}") for name in blueprint.top.retain]},
    }
    return {
        f"{name}.tf": printer.part(f"root/{name}.tf.j2", header(graph.blueprint.top.name, "the root"), **context)
        for name, context in contexts.items()
        if any(context.values())
    }


def _tags(blueprint: Blueprint) -> dict[str, str]:
    """Tags of every resource. IAM takes keys that differ in case for one, and the blueprint's word is the last."""
    ours = {"Blueprint": blueprint.top.name, "Environment": blueprint.environment, "ManagedBy": "terraform"}
    theirs = {key.casefold() for key in blueprint.top.tags}
    kept = {key: value for key, value in ours.items() if value and key.casefold() not in theirs}
    return kept | dict(blueprint.top.tags)


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
