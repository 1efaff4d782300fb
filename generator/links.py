"""Links: each need for an interface finds the one component that provides it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.blueprint import Blueprint
from generator.component import Interface, Link, Output
from generator.entry import Component
from generator.errors import Diagnostic, TfgenError, closest
from generator.quantity import shown
from generator.registry import Kind, Shelf

Links = Mapping[str, Mapping[str, str]]


def find_links(blueprint: Blueprint, shelf: Shelf, problems: list[Diagnostic]) -> Links:
    """For each component, the components its links lead to; links that lead nowhere are left out."""
    return {
        name: {
            link: provider
            for link, need in component.kind.module.links.items()
            if (provider := _find(blueprint, component, link, need, shelf, problems))
        }
        for name, component in blueprint.components.items()
    }


def provides(kind: Kind, interface: Interface) -> bool:
    """Whether components of a module offer an interface."""
    return any(provided.name == interface.name for provided in kind.module.provides)


def outputs_of(component: Component, links: Links) -> Mapping[str, Output]:
    """The outputs a component has as it is rendered."""
    outputs = component.kind.module.outputs
    return {
        name: output
        for name, output in outputs.items()
        if output.when(component.inputs) and (not output.link or output.link in links[component.name])
    }


def _find(
    blueprint: Blueprint, component: Component, name: str, link: Link, shelf: Shelf, problems: list[Diagnostic]
) -> str:
    if not link.when(component.inputs):
        return _needless(blueprint, component, name, link, problems)
    if name in component.links:
        return _named(blueprint, component, name, link, problems)
    if link.only_named:
        return ""
    candidates = _nearest(blueprint, component, link)
    if len(candidates) == 1:
        return candidates[0]
    wanted = f'component "{component.name}": its {name} must be a component that provides {link.interface.name}'
    if candidates:
        places = ", ".join(f"{other} (line {blueprint.at(other, key=True).line})" for other in candidates)
        hint = f"say which: write {name}: {candidates[0]}" + ("" if link.required else f", or {name}: false for none")
        message = f"{wanted}, and several do: {places}"
        problems.append(Diagnostic("W002", message, blueprint.at(component.name, key=True), hint))
    elif link.required:
        message = f"{wanted}, and there is none{blueprint.scope}"
        hint = f"add one; modules that provide it: {', '.join(_modules(shelf, link.interface)) or 'none'}"
        problems.append(Diagnostic("W001", message, blueprint.at(component.name, key=True), hint))
    return ""


def _named(blueprint: Blueprint, component: Component, name: str, link: Link, problems: list[Diagnostic]) -> str:
    target = component.links[name]
    if link.only_named and target in _taken(component, link):
        message = f'component "{component.name}": its {name} cannot be {shown(target)}: another link of it leads there'
        hint = "name another, or leave it out"
        problems.append(Diagnostic("W003", message, blueprint.at(component.name, name), hint))
        return ""
    candidates = _providers(blueprint, component, link)
    if not target or target in candidates:
        return target
    reason = f"there is no such component{blueprint.scope}"
    if target in blueprint.components:
        reason = "that is itself" if target == component.name else f"it provides no {link.interface.name}"
    message = f'component "{component.name}": its {name} cannot be {shown(target)}: {reason}'
    hint = closest(target, candidates, f"components that provide {link.interface.name}")
    problems.append(Diagnostic("W003", message, blueprint.at(component.name, name), hint))
    return ""


def _needless(blueprint: Blueprint, component: Component, name: str, link: Link, problems: list[Diagnostic]) -> str:
    if component.links.get(name):
        message = f'component "{component.name}": as it is set up it needs no {name}'
        problems.append(Diagnostic("W004", message, blueprint.at(component.name, name), link.otherwise))
    return ""


def _providers(blueprint: Blueprint, component: Component, link: Link) -> list[str]:
    others = blueprint.components.values()
    return [other.name for other in others if other is not component and provides(other.kind, link.interface)]


def _taken(component: Component, link: Link) -> set[str]:
    """The providers that its other links of this kind were told to lead to."""
    others = component.kind.module.links
    return {
        target
        for name, target in component.links.items()
        if others[name] is not link and others[name].interface.name == link.interface.name
    }


def _nearest(blueprint: Blueprint, component: Component, link: Link) -> list[str]:
    """The providers it may be linked to untold. What lives in one Region only passes over those elsewhere."""
    taken = _taken(component, link)
    found = [name for name in _providers(blueprint, component, link) if name not in taken]
    only = component.kind.module.region
    if not only or link.across_regions or link.required:
        return found
    return [name for name in found if (blueprint.components[name].region or blueprint.top.region) == only]


def _modules(shelf: Shelf, interface: Interface) -> Iterable[str]:
    for name in sorted(shelf.folders):
        try:
            kind = shelf.kind(name)
        except TfgenError:
            # A module that cannot be loaded is reported where it is used, not where it might have helped.
            continue
        if provides(kind, interface):
            yield name
