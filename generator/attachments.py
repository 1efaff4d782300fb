"""What linking components tell their providers about themselves."""

from __future__ import annotations

from collections.abc import Mapping

from generator.blueprint import Blueprint
from generator.component import Attached
from generator.entry import Component
from generator.links import Links

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
        Attached(f"{component.name}.{key}" if key else component.name, component.name, item)
        for key, item in sends(component.inputs, linked).items()
    ]
