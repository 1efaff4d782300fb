"""The *wire* stage: links are found, references looked up, uses worked out, and what each component needs is known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.attachments import Sent, attach
from generator.blueprint import Blueprint
from generator.component import Output
from generator.cycles import find_cycle
from generator.entry import Component
from generator.errors import Diagnostic, Location, TfgenError
from generator.inputs import Place, User
from generator.links import Links, find_links, outputs_of
from generator.reference import components_of, find
from generator.registry import Shelf
from generator.uses import Grant, doubt_links, find_grants, find_users
from generator.values import check_references, doubt_texts


class Connection(NamedTuple):
    """One network path, from the security group of one component to the port of another; `owner` asked for it."""

    owner: str
    source: str
    target: str


class Node(NamedTuple):
    """A component with everything that was found out about it.

    `links` maps the names of its links to components; `outputs` are those its rendering has.
    """

    component: Component
    place: Place
    links: Mapping[str, str]
    outputs: Mapping[str, Output]
    grants: tuple[Grant, ...]


class Graph(NamedTuple):
    """One environment, wired."""

    blueprint: Blueprint
    nodes: Mapping[str, Node]
    connections: tuple[Connection, ...]
    warnings: tuple[Diagnostic, ...] = ()


def wire(blueprint: Blueprint, shelf: Shelf) -> Graph:
    """Finds what each component is connected to.

    Raises:
        TfgenError: all that is missing, ambiguous, mistaken or goes round in a circle.
    """
    problems: list[Diagnostic] = []
    links = find_links(blueprint, shelf, problems)
    grants = find_grants(blueprint, links, problems)
    problems.extend(check_references(blueprint, links))
    if problems:
        raise TfgenError(*problems)
    sent, users = attach(blueprint, links), find_users(blueprint, grants)
    nodes = {
        name: _node(blueprint, component, links, sent, grants[name], users.get(name, ()))
        for name, component in blueprint.components.items()
    }
    connections = tuple(sorted({*_link_connections(nodes), *_use_connections(nodes)}))
    asked = [*_ask_modules(blueprint, nodes)]
    problems = [
        *find_cycle(_needs(blueprint, nodes)),
        *(item for item in asked if item.level == "error"),
        *_check_regions(blueprint, nodes, connections),
    ]
    if problems:
        raise TfgenError(*problems)
    doubts = (*doubt_texts(blueprint), *doubt_links(blueprint, links, grants))
    return Graph(blueprint, nodes, connections, (*asked, *doubts))


def _node(
    blueprint: Blueprint,
    component: Component,
    links: Links,
    sent: Sent,
    grants: tuple[Grant, ...],
    users: tuple[User, ...],
) -> Node:
    region = component.region or blueprint.top.region
    name = aws_name(f"{blueprint.root}-{component.first_name.replace('_', '-')}", component.kind.module.name_limit)
    place = Place(
        blueprint=blueprint.top.name,
        environment=blueprint.environment,
        component=component.name,
        region=region,
        name=name,
        attached=sent.get(component.name, {}),
        linked=frozenset(links[component.name]),
        is_protected=blueprint.is_protected,
        first_name=component.first_name,
        users=users,
    )
    return Node(component, place, links[component.name], outputs_of(component, links), grants)


def aws_name(name: str, limit: int) -> str:
    """The name, cut where AWS takes no more and then told apart by six digits of its hash."""
    if len(name) <= limit or not limit:
        return name
    return f"{name[: limit - 7].rstrip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def _ask_modules(blueprint: Blueprint, nodes: Mapping[str, Node]) -> Iterator[Diagnostic]:
    for name, node in nodes.items():
        for problem in node.component.kind.module.check(node.component.inputs, node.place):
            owner = problem.component or name
            code = "W030" if problem.level == "error" else "W031"
            message = f'component "{owner}": {problem.message}{blueprint.scope}'
            hint = "; ".join(text for text in (problem.hint, problem.source) if text)
            yield Diagnostic(code, message, blueprint.at(owner, *problem.path), hint, problem.level)


def _check_regions(
    blueprint: Blueprint, nodes: Mapping[str, Node], connections: tuple[Connection, ...]
) -> Iterator[Diagnostic]:
    """Networks, security groups and what is linked through them end at the border of a Region."""
    linked = [
        (name, provider)
        for name, node in nodes.items()
        for link, provider in node.links.items()
        if not node.component.kind.module.links[link].across_regions
    ]
    reached = [(item.owner, other) for item in connections for other in item[1:] if other != item.owner]
    for name, other in dict.fromkeys([*linked, *reached]):
        here, there = nodes[name].place.region, nodes[other].place.region
        if here != there:
            message = f'component "{name}" is in {here}, and "{other}", which it is connected to, in {there}'
            yield Diagnostic("W021", message, blueprint.at(name, "region"), "put both into one Region")


def _link_connections(nodes: Mapping[str, Node]) -> Iterator[Connection]:
    for name, node in nodes.items():
        for link, provider in node.links.items():
            if node.component.kind.module.links[link].inbound:
                yield Connection(name, provider, name)


def _use_connections(nodes: Mapping[str, Node]) -> Iterator[Connection]:
    for name, node in nodes.items():
        for grant in node.grants:
            if nodes[grant.target].component.kind.module.port:
                yield Connection(name, name, grant.target)


def _needs(blueprint: Blueprint, nodes: Mapping[str, Node]) -> Mapping[str, dict[str, Location]]:
    """What each component needs outputs of, and the place that says so."""
    needs: dict[str, dict[str, Location]] = {name: {} for name in nodes}
    for name, node in nodes.items():
        for link, provider in node.links.items():
            if node.component.kind.module.links[link].asked(node.component.inputs):
                needs[name].setdefault(provider, blueprint.at(name, link))
        for grant in node.grants:
            needs[name].setdefault(grant.target, blueprint.at(name, "uses"))
        for path, text in node.component.references:
            for other in components_of(text):
                needs[name].setdefault(other, blueprint.at(name, *path))
        for attached in (item for items in node.place.attached.values() for item in items):
            for _, text in find(attached.sent):
                for other in components_of(text, attached.component) - _made_after(nodes, attached.component, name):
                    needs[name].setdefault(other, blueprint.at(name))
    return needs


def _made_after(nodes: Mapping[str, Node], sender: str, provider: str) -> set[str]:
    """The sender, where it also takes outputs over the link: the provider is made first, what is sent used last."""
    node = nodes[sender]
    links = [node.component.kind.module.links[link] for link, other in node.links.items() if other == provider]
    return {sender} if any(link.sends and link.asked(node.component.inputs) for link in links) else set()
