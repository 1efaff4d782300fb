"""What linking components tell their providers about themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.blueprint import Blueprint
from generator.component import Attached
from generator.entry import Component
from generator.links import Links
from generator.reference import Interpolation, Reference

Sent = Mapping[str, Mapping[str, tuple[Attached, ...]]]


def attach(blueprint: Blueprint, links: Links) -> Sent:
    """For each provider and interface, everything sent to it, in the order of the blueprint."""
    sent: dict[str, dict[str, tuple[Attached, ...]]] = {}
    for name, component in blueprint.components.items():
        for link, provider in links[name].items():
            interface = component.kind.module.links[link].interface.name
            found = tuple(_sent(component, link, frozenset(links[name])))
            mine = sent.setdefault(provider, {})
            mine[interface] = mine.get(interface, ()) + found
    return sent


def _sent(component: Component, link: str, linked: frozenset[str]) -> list[Attached]:
    sends = component.kind.module.links[link].sends
    if sends is None:
        return []
    return [
        Attached(f"{component.name}.{key}" if key else component.name, component.name, owned(item, component.name))
        for key, item in sends(component.inputs, linked).items()
    ]


def owned(value: Any, component: str) -> Any:
    """The same data in which references to one's own outputs name the component."""
    if isinstance(value, Interpolation):
        return Interpolation(tuple(_named(part, component) for part in value.parts))
    if hasattr(value, "model_copy"):
        return value.model_copy(update={key: owned(item, component) for key, item in value})
    if isinstance(value, dict):
        return {key: owned(item, component) for key, item in value.items()}
    return [owned(item, component) for item in value] if isinstance(value, list) else value


def _named(part: str | Reference, component: str) -> str | Reference:
    return part if isinstance(part, str) or part.component else part._replace(component=component)
