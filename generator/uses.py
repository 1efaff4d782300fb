"""`uses:`: what a workload is granted on the components it talks to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.blueprint import Blueprint
from generator.component import Access, Statement
from generator.entry import Component
from generator.errors import Diagnostic, Location, closest
from generator.inputs import Load, User
from generator.links import Links, outputs_of
from generator.quantity import shown
from generator.reference import Interpolation, components_of, over_outputs


class Permission(NamedTuple):
    """One IAM statement as it is printed: a sid, actions, and resources over outputs."""

    sid: str
    actions: tuple[str, ...]
    resources: tuple[Interpolation, ...]


class Grant(NamedTuple):
    """Everything one entry of `uses:` yields. Settings are environment variables: name -> text over outputs."""

    target: str
    level: str
    permissions: tuple[Permission, ...]
    secret_permissions: tuple[Permission, ...]
    environment: Mapping[str, Interpolation]
    secrets: Mapping[str, Interpolation]
    mount: Mapping[str, Any] | None = None


def find_grants(blueprint: Blueprint, links: Links, problems: list[Diagnostic]) -> Mapping[str, tuple[Grant, ...]]:
    """For each component, what its `uses:` yields."""
    found = {
        name: tuple(
            grant
            for target, level in component.uses.items()
            if (grant := _grant(blueprint, links, component, target, level, problems))
        )
        for name, component in blueprint.components.items()
    }
    for name, grants in found.items():
        problems.extend(_clashes(blueprint, blueprint.components[name], grants))
        problems.extend(_locked(blueprint, blueprint.components[name], grants))
    return found


def find_users(blueprint: Blueprint, grants: Mapping[str, tuple[Grant, ...]]) -> Mapping[str, tuple[User, ...]]:
    """For each component, the workloads that use it, in the order of the blueprint."""
    users: dict[str, tuple[User, ...]] = {}
    for name, granted in grants.items():
        component = blueprint.components[name]
        for grant in granted:
            workload = component.kind.module.workload
            load = workload.load(component.inputs) if workload else Load()
            users[grant.target] = (*users.get(grant.target, ()), User(name, grant.level, load))
    return users


def doubt_links(blueprint: Blueprint, links: Links, grants: Mapping[str, tuple[Grant, ...]]) -> Iterator[Diagnostic]:
    """Warnings for links that lead where the component may do nothing with them."""
    for name, component in blueprint.components.items():
        levels = {grant.target: grant.level for grant in grants[name]}
        for link, provider in links[name].items():
            wanted = component.kind.module.links[link].uses
            if wanted and levels.get(provider) not in wanted:
                may = f"as {levels[provider]} alone" if provider in levels else "not at all"
                message = f'component "{name}": its {link} is "{provider}", which it may use {may}{blueprint.scope}'
                place = blueprint.at(name, "uses" if provider in levels else link)
                yield Diagnostic("W018", message, place, f"write uses: {{{provider}: {wanted[0]}}}", "warning")


def _grant(
    blueprint: Blueprint, links: Links, component: Component, name: str, level: str, problems: list[Diagnostic]
) -> Grant | None:
    target = blueprint.components.get(name)
    accesses = _accesses(target) if target else {}
    if target is None or not accesses or (level and level not in accesses):
        problems.append(_refused(blueprint, component, name, level))
        return None
    level = level or next(iter(accesses))
    access, there = accesses[level], frozenset(outputs_of(target, links))
    mount = _mount(target, access)
    if mount and not getattr(component.kind.module.workload, "mounts", ""):
        problems.append(_no_mounts(blueprint, component, name))
        return None
    environment = dict(_settings(target, access.environment, there))
    if mount:
        environment[f"{name}_PATH".upper()] = Interpolation((mount["path"],))
    return Grant(
        name,
        level,
        tuple(_permissions(target, level, access.statements, there)),
        tuple(_permissions(target, "secrets", access.secret_statements, there)),
        environment,
        _settings(target, access.secrets, there),
        mount,
    )


def _accesses(target: Component) -> Mapping[str, Access]:
    """The levels there are for these inputs, the usual one first."""
    return {level: access for level, access in target.kind.module.accesses.items() if access.when(target.inputs)}


def _refused(blueprint: Blueprint, component: Component, name: str, level: str) -> Diagnostic:
    target = blueprint.components.get(name)
    place = _place(blueprint, component, name, key=target is None or not target.kind.module.accesses)
    start = f'component "{component.name}": it cannot use {shown(name)}'
    if target is None:
        usable = [other.name for other in blueprint.components.values() if other.kind.module.accesses]
        hint = closest(name, usable, "components that can be used")
        return Diagnostic("W010", f"{start}: there is no such component{blueprint.scope}", place, hint)
    levels = target.kind.module.accesses
    if levels and not _accesses(target):
        hint = next((access.otherwise for access in levels.values() if access.otherwise), "")
        return Diagnostic("W012", f"{start}: as it is set up it has nothing to be used", place, hint)
    if not levels:
        message = f"{start}: a component of the module {target.kind.name} has nothing to be used"
        return Diagnostic("W011", message, place, "leave it out of uses")
    reason = "as it is set up it" if level in target.kind.module.accesses else f"the module {target.kind.name}"
    message = f"{start} as {shown(level)}: {reason} has no such access level"
    otherwise = levels[level].otherwise if level in levels else ""
    return Diagnostic("W012", message, place, otherwise or closest(level, _accesses(target), "access levels"))


def _place(blueprint: Blueprint, component: Component, name: str, *, key: bool) -> Location:
    if component.uses[name]:
        return blueprint.at(component.name, "uses", name, key=key)
    return blueprint.at(component.name, "uses", list(component.uses).index(name))


def _mount(target: Component, access: Access) -> Mapping[str, Any] | None:
    """The entry of the workload's map of file systems."""
    mount = access.mount(target.inputs) if callable(access.mount) else access.mount
    if mount is None:
        return None
    return {
        "file_system_id": over_outputs(mount.file_system_id, target.name),
        "access_point_id": over_outputs(mount.access_point_id, target.name),
        "path": mount.path or f"/mnt/{target.name}",
        "read_only": mount.read_only,
    }


def _clashes(blueprint: Blueprint, component: Component, grants: tuple[Grant, ...]) -> Iterator[Diagnostic]:
    """File systems that are mounted where another one is."""
    paths: dict[str, str] = {}
    for grant in grants:
        path = grant.mount["path"] if grant.mount else ""
        if path and (other := paths.setdefault(path, grant.target)) != grant.target:
            message = (
                f'component "{component.name}": it uses {other} and {grant.target}, which both are mounted at {path}'
            )
            place = _place(blueprint, component, grant.target, key=True)
            yield Diagnostic("W014", message, place, "give one of them another mount_path, or use one of them")


def _locked(blueprint: Blueprint, component: Component, grants: tuple[Grant, ...]) -> Iterator[Diagnostic]:
    """Secrets of components that are named and not used: reading them takes the key they are encrypted with."""
    field = component.kind.module.workload.secrets if component.kind.module.workload else ""
    secrets = getattr(component.inputs, field) if field else {}
    open_to = {grant.target for grant in grants if grant.secret_permissions}
    named = secrets.items() if isinstance(secrets, dict) else ()
    for name, text in ((name, text) for name, text in named if isinstance(text, Interpolation)):
        for owner in sorted((components_of(text) - open_to) & blueprint.components.keys()):
            accesses = _accesses(blueprint.components[owner])
            level = next((level for level, access in accesses.items() if access.secret_statements), "")
            if level:
                start = f'component "{component.name}": {text} is encrypted'
                hint = f"[{owner}]" if level == next(iter(accesses)) else f"{{{owner}: {level}}}"
                place = blueprint.at(component.name, field, name)
                message = f'{start}, and nothing lets it use the key of "{owner}"'
                yield Diagnostic("W015", message, place, f"write uses: {hint}")


def _no_mounts(blueprint: Blueprint, component: Component, name: str) -> Diagnostic:
    start = f'component "{component.name}": it cannot use {shown(name)}, a file system'
    message = f"{start}: the module {component.kind.name} mounts none"
    return Diagnostic("W013", message, _place(blueprint, component, name, key=True), "leave it out of uses")


def _permissions(target: Component, level: str, statements: Any, there: frozenset[str]) -> Iterator[Permission]:
    written: tuple[Statement, ...] = statements(target.inputs) if callable(statements) else statements
    for number, statement in enumerate(written, start=1):
        resources = tuple(over_outputs(resource, target.name) for resource in statement.resources)
        if all(_names_of(resource) <= there for resource in resources):
            words = f"{target.name}_{level}".replace("-", "_").split("_")
            sid = "".join(word.capitalize() for word in words) + (str(number) if number > 1 else "")
            yield Permission(sid, statement.actions, resources)


def _settings(target: Component, settings: Any, there: frozenset[str]) -> Mapping[str, Interpolation]:
    written: Mapping[str, str] = settings(target.inputs) if callable(settings) else settings
    texts = {f"{target.name}_{suffix}".upper(): over_outputs(text, target.name) for suffix, text in written.items()}
    return {name: text for name, text in texts.items() if _names_of(text) <= there}


def _names_of(text: Interpolation) -> set[str]:
    """The outputs a text names."""
    return {part.name for part in text.parts if not isinstance(part, str)}
