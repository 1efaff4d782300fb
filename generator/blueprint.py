"""The *check* stage: a Document becomes one Blueprint for each environment, every input of it typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

import generator
from generator.entry import Component, Entry, check_entry
from generator.errors import Diagnostic, Location, TfgenError, closest
from generator.header import WORD, State, Top, Variable
from generator.layers import Layers, merge
from generator.quantity import shown
from generator.registry import Shelf
from generator.requires import fits
from generator.source import Document
from generator.wording import dotted, explain

_ENVIRONMENT_KEYS = ("region", "tags", "variables", "state", "protect", "retain", "regions", "waivers", "components")
# The first word of environments whose data must not be destroyed, unless the blueprint says otherwise.
_PROTECTED = ("prod", "production", "prd", "live")
_LONGEST_ENVIRONMENT, _MOST_COMPONENTS = 12, 200


Checked = dict[tuple[str, str], Component]


class Blueprint(NamedTuple):
    """One environment of a blueprint, checked."""

    layers: Layers
    top: Top
    environment: str
    components: Mapping[str, Component]

    @property
    def root(self) -> str:
        """The root's name, `streamboard-dev`."""
        return f"{self.top.name}-{self.environment}" if self.environment else self.top.name

    @property
    def scope(self) -> str:
        """What a message about something missing ends with, where the blueprint has environments."""
        return f' in the environment "{self.environment}"' if self.environment else ""

    @property
    def variables(self) -> Mapping[str, Variable]:
        """The variables declared for what is handed over when Terraform runs."""
        return self.top.variables

    @property
    def state(self) -> State | None:
        """Where the state is kept; None for a file in the root."""
        return self.top.state

    @property
    def is_protected(self) -> bool:
        """Whether resources that hold data must not be destroyed."""
        if self.top.protect is not None:
            return self.top.protect
        return self._is_like_production

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What is not wrong and should still be known by whoever renders it."""
        if self.is_protected or not self._is_like_production:
            return ()
        message = f"what holds data is not protected{self.scope}: protect is false"
        hint = "take that back when what it was needed for is done"
        return (Diagnostic("B054", message, self.layers.locate(("protect",)), hint, "warning"),)

    @property
    def _is_like_production(self) -> bool:
        return self.environment.partition("-")[0] in _PROTECTED

    def at(self, component: str, *path: str | int, key: bool = False) -> Location:
        """The place of something inside a component."""
        return self.layers.locate(("components", component, *path), key=key)


def check(document: Document, shelf: Shelf, only: Sequence[str] = ()) -> tuple[Blueprint, ...]:
    """Every environment of a blueprint, or those named, typed and complete.

    Raises:
        TfgenError: all problems found in all of them, each once.
    """
    _check_requires(document)
    environments = _environments(document, only)
    blueprints, problems = [], dict[Diagnostic, None]()
    checked: Checked = {}
    for environment in environments:
        found: list[Diagnostic] = []
        blueprint = _check_one(Layers(document, environment), shelf, checked, found)
        problems |= dict.fromkeys(found)
        blueprints += [blueprint] if blueprint else []
    if problems:
        raise TfgenError(*problems)
    return tuple(blueprints)


def _check_requires(document: Document) -> None:
    requires = document.data.get("requires", "")
    if not isinstance(requires, str):
        return
    fit = fits(requires, generator.__version__) if requires else True
    place = Layers(document, "").locate(("requires",))
    if fit is None:
        hint = 'write it as ">=0.1" or ">=0.1, <1"'
        raise TfgenError(Diagnostic("B002", f"requires is not a list of versions: {shown(requires)}", place, hint))
    if not fit:
        message = f"this blueprint requires tfgen {requires}, and this is tfgen {generator.__version__}"
        raise TfgenError(Diagnostic("B003", message, place, "install a version that fits"))


def _environments(document: Document, only: Sequence[str]) -> tuple[str, ...]:
    """The environments to look at; `""` is the base, for a blueprint that has none."""
    written = document.data.get("environments")
    layers = Layers(document, "")
    if written is not None and not isinstance(written, dict):
        raise TfgenError(
            Diagnostic(
                "B010", f"environments must be a mapping, not {shown(written)}", layers.locate(("environments",))
            )
        )
    problems = [problem for name, data in (written or {}).items() for problem in _check_environment(layers, name, data)]
    problems += _check_state(layers, written or {})
    if problems:
        raise TfgenError(*problems)
    for name in only:
        if name not in (written or {}):
            hint = closest(name, written, "environments") if written else "the blueprint has none: leave --env out"
            raise TfgenError(
                Diagnostic("B013", f"there is no environment {shown(name)}", Location(document.file), hint)
            )
    return tuple(only) or tuple(written or ("",))


def _check_environment(layers: Layers, name: str, data: object) -> Iterator[Diagnostic]:
    path = ("environments", name)
    if not WORD.fullmatch(name) or len(name) > _LONGEST_ENVIRONMENT:
        hint = f'lower-case letters and digits in words joined by "-", {_LONGEST_ENVIRONMENT} characters at most'
        yield Diagnostic(
            "B011", f"{shown(name)} cannot be the name of an environment", layers.locate(path, key=True), hint
        )
    if data is not None and not isinstance(data, dict):
        message = f'environment "{name}" must be a mapping of what differs in it, not {shown(data)}'
        yield Diagnostic("B010", message, layers.locate(path))
        return
    base = layers.document.data.get("components")
    for key, value in (data or {}).items():
        if key not in _ENVIRONMENT_KEYS:
            message = f'environment "{name}": there is no setting {dotted((key,))} in an environment'
            yield Diagnostic(
                "B012", message, layers.locate((*path, key), key=True), closest(key, _ENVIRONMENT_KEYS, "settings")
            )
        if key == "components" and isinstance(value, dict) and isinstance(base, dict):
            for component in value:
                if component not in base:
                    message = (
                        f'environment "{name}" changes {shown(component)}, a component the blueprint does not have'
                    )
                    place = layers.locate((*path, key, component), key=True)
                    yield Diagnostic("B014", message, place, closest(component, base, "components"))


def _check_state(layers: Layers, environments: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Environments that kept their state in one place would each destroy what the other has made."""
    base = {"state": layers.document.data.get("state")}
    seen: dict[tuple[str, str], str] = {}
    for name, data in environments.items():
        state = merge(base, {"state": data["state"]} if isinstance(data, dict) and "state" in data else {}).get("state")
        if isinstance(state, dict) and "key" in state:
            place = str(state.get("bucket")), str(state["key"])
            if place in seen:
                both = f'environments "{seen[place]}" and "{name}"'
                message = f"{both} would overwrite each other's state: its key is the same"
                hint = "leave key out, and each environment has its own"
                yield Diagnostic("B015", message, Layers(layers.document, name).locate(("state", "key")), hint)
            seen[place] = name


def _check_one(layers: Layers, shelf: Shelf, checked: Checked, problems: list[Diagnostic]) -> Blueprint | None:
    data = {key: value for key, value in layers.document.data.items() if key != "environments"}
    if layers.environment:
        data = merge(data, layers.document.data["environments"][layers.environment] or {})
    top = _check_top(layers, data, problems)
    entries = data.get("components")
    if not isinstance(entries, dict):
        return None
    if not entries:
        message, hint = "components is empty: there is nothing to render", "write what there is, name: {module: ...}"
        problems.append(Diagnostic("B020", message, layers.locate(("components",)), hint))
    if len(entries) > _MOST_COMPONENTS:
        message = f"{len(entries)} components are too many for one root, {_MOST_COMPONENTS} at most"
        problems.append(Diagnostic("B021", message, layers.locate(("components",)), "split it into several blueprints"))
    components = {
        name: component
        for name, entry in entries.items()
        if (component := _check_component(Entry(layers, name, entry), shelf, checked, problems))
    }
    if top is None:
        return None
    blueprint = Blueprint(layers, top, layers.environment, components)
    problems += [*_check_former(blueprint, entries), *_check_protected(blueprint)]
    problems += _check_waivers(blueprint, entries)
    return blueprint


def _check_component(entry: Entry, shelf: Shelf, checked: Checked, problems: list[Diagnostic]) -> Component | None:
    """An entry that reads as in an environment before is the same component, and was found to be right."""
    key = (entry.name, repr(entry.data))
    component = checked.get(key) or check_entry(entry, shelf, problems)
    if component:
        checked[key] = component
    return component


def _check_top(layers: Layers, data: Mapping[str, Any], problems: list[Diagnostic]) -> Top | None:
    plain = {key: value for key, value in data.items() if key != "components"}
    if "components" in data:
        plain["components"] = data["components"] if not isinstance(data["components"], dict) else {}
    try:
        return Top.model_validate(plain)
    except ValidationError as error:
        for finding in explain(error, Top, also=("environments",)):
            place = layers.locate(finding.path, key=finding.key)
            problems.append(Diagnostic("B001", finding.message, place, finding.hint))
        return None


def _check_former(blueprint: Blueprint, entries: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Former names, and those of components that are gone: each is of one component, and of none that is there."""
    seen: dict[str, str] = {}
    for name, component in blueprint.components.items():
        for former in component.former_names:
            place = blueprint.at(name, "renamed_from")
            if former in entries:
                message = f'component "{name}": renamed_from is {former}, and there is a component of that name'
                yield Diagnostic("B048", message, place, "name the one it was before, or leave renamed_from out")
            elif former in seen:
                message = f'components "{seen[former]}" and "{name}" would both be what was {former}'
                yield Diagnostic("B048", message, place, "keep renamed_from at the one that goes on")
            seen[former] = name
    for index, name in enumerate(blueprint.top.retain):
        if name in entries or name in seen:
            message = f'retain names "{name}", which is still there{blueprint.scope}'
            place = blueprint.layers.locate(("retain", index))
            yield Diagnostic("B049", message, place, "take it out of retain, or the component out of components")


def _check_protected(blueprint: Blueprint) -> Iterator[Diagnostic]:
    """What keeps data from being deleted is on wherever data is protected; turning it off takes a step of its own."""
    for name, component in blueprint.components.items() if blueprint.is_protected else ():
        for setting, safe in component.kind.module.protections.items():
            if getattr(component.inputs, setting) is not safe:
                word = str(safe).lower()
                message = f'component "{name}": {setting} must be {word}, because data is protected{blueprint.scope}'
                where = f"environments.{blueprint.environment}.protect" if blueprint.environment else "protect"
                hint = f"to delete it on purpose set {where}: false first, apply that, and then change {setting}"
                yield Diagnostic("B051", message, blueprint.at(name, setting), hint)


def _check_waivers(blueprint: Blueprint, entries: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """A waiver of a component that only this environment does without is in nobody's way; one of nothing is wrong."""
    base = blueprint.layers.document.data.get("components")
    known = {*entries, *(base if isinstance(base, dict) else ())}
    seen: set[tuple[str, str]] = set()
    for index, waiver in enumerate(blueprint.top.waivers):
        owner, place = waiver.owner_component, blueprint.layers.locate(("waivers", index))
        named = blueprint.layers.locate(("waivers", index, waiver.key))
        if owner and owner not in known:
            message = f"{waiver.check} is waived for {shown(owner)}, a component the blueprint does not have"
            yield Diagnostic("B052", message, named, closest(owner, known, "components"))
        if (waiver.check, waiver.address) in seen:
            message = f"{waiver.check} is waived twice for {waiver.address}"
            yield Diagnostic("B053", message, place, "keep one of them")
        seen.add((waiver.check, waiver.address))
