"""An environment laid over the base of a blueprint, and where each merged value was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.composer import Path
from generator.errors import Location
from generator.source import Document, locate

Data = Mapping[str, Any]


class Layers(NamedTuple):
    """A document seen from one environment, `""` for the base alone."""

    document: Document
    environment: str

    def locate(self, path: Path, *, key: bool = False) -> Location:
        """The place of a merged value: in the environment if it is written there, else in the base."""
        overlay: Path = ("environments", self.environment, *path)
        if self.environment and (_depth(self.document, overlay) - 2 >= max(_depth(self.document, path), 1)):
            return locate(self.document, overlay, key=key)
        return locate(self.document, path, key=key)


def merge(base: Data, overlay: Data) -> dict[str, Any]:
    """Mappings merge, everything else replaces, and null takes the base's value away.

    A component that names another `module` is replaced whole: what the old module was told means nothing to the new.
    """
    merged = dict(base)
    for key, value in overlay.items():
        below = merged.get(key)
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict) and isinstance(below, dict) and not _is_another_module(below, value):
            merged[key] = merge(below, value)
        else:
            merged[key] = value
    return merged


def _is_another_module(base: Data, overlay: Data) -> bool:
    return "module" in overlay and "module" in base and overlay["module"] != base["module"]


def _depth(document: Document, path: Path) -> int:
    """How many steps of a path the document has."""
    return next((length for length in range(len(path), 0, -1) if path[:length] in document.values), 0)
