"""Blueprints made over: everything in them that has a name gets the longest one there may be."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any

from generator.registry import Shelf

# Of 24, 12 and 24 characters; those of components differ in the last one only.
BLUEPRINT = "longest-blueprint-name-1"
ENVIRONMENT = "staging-blue"
_COMPONENT = "longest_component_name_"


def lengthened(data: Mapping[str, Any], shelf: Shelf) -> dict[str, Any]:
    """The blueprint with the longest names, in an environment with the longest one."""
    names = dict(zip(data["components"], (_COMPONENT + letter for letter in string.ascii_lowercase), strict=False))
    components = {names[name]: _component(entry, names, shelf) for name, entry in data["components"].items()}
    rest = {key: value for key, value in data.items() if key != "environments"}
    waivers = [_at_component(waiver, names) for waiver in data.get("waivers", [])]
    changed = {"name": BLUEPRINT, "components": components, "environments": {ENVIRONMENT: {}}}
    return {**rest, **changed, **({"waivers": waivers} if waivers else {})}


def _component(entry: Mapping[str, Any], names: Mapping[str, str], shelf: Shelf) -> dict[str, Any]:
    links = shelf.kind(entry["module"]).module.links
    return {
        key: names.get(value, value) if key in links and isinstance(value, str) else _inside(key, value, names)
        for key, value in entry.items()
    }


def _inside(key: str, value: Any, names: Mapping[str, str]) -> Any:
    """What a setting says, with references, uses and the keys of alarms following the names."""
    if isinstance(value, dict):
        return {_named(key, item, names): _inside("", inner, names) for item, inner in value.items()}
    if isinstance(value, list):
        return [_named(key, item, names) if isinstance(item, str) else _inside("", item, names) for item in value]
    return _referring(value, names) if isinstance(value, str) else value


def _named(key: str, text: str, names: Mapping[str, str]) -> str:
    if key == "uses":
        return names[text]
    if key == "listeners":
        return names.get(text, text)
    owner, dot, alarm = text.partition(".")
    if key in ("thresholds", "mute") and dot:
        return f"{names[owner]}.{alarm}"
    return _referring(text, names)


def _referring(text: str, names: Mapping[str, str]) -> str:
    return re.sub(r"\$\{(\w+)\.", lambda match: f"${{{names.get(match[1], match[1])}.", text)


def _at_component(waiver: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {key: names.get(value, value) if key == "component" else value for key, value in waiver.items()}
