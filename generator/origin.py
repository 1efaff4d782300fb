"""Where something in a root comes from: the component, and its place in the blueprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.errors import Location

if TYPE_CHECKING:
    from generator.graph import Graph

_INDEX = re.compile(r"\[[^\]]*\]")


def component_of(address: str, file: str = "") -> str:
    """The component a resource belongs to, by its address or by the file of the root it stands in; empty for none."""
    parts = _INDEX.sub("", address).split(".")
    if parts[0] == "module" and len(parts) > 1:
        return parts[1]
    return file.removesuffix(".tf") if file.endswith(".tf") and "/" not in file else ""


def place_of(graph: Graph, address: str, file: str = "", argument: str = "") -> Location:
    """The component, or where its `overrides` name the resource and, if they do, the argument."""
    layers, component = graph.blueprint.layers, graph.nodes.get(component_of(address, file))
    if component is None:
        return layers.locate(("components",), key=True)
    name, inside = component.component.name, ".".join(_INDEX.sub("", address).split(".")[2:])
    arguments = component.component.overrides.get(inside)
    if arguments is None:
        return graph.blueprint.at(name, key=True)
    path = (inside, argument) if argument in arguments else (inside,)
    return graph.blueprint.at(name, "overrides", *path, key=True)
