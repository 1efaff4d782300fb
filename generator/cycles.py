"""Components that need each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.errors import Diagnostic, Location

Needs = Mapping[str, Mapping[str, Location]]


def find_cycle(needs: Needs) -> Iterator[Diagnostic]:
    """A problem with the path of the first circle, if there is one. `needs` says what needs what, and where."""
    done: set[str] = set()
    for start in needs:
        if path := _walk(start, needs, [], done):
            message = f"components need each other in a circle: {' -> '.join(path)}"
            if path[0] == path[1]:
                message = f'component "{path[0]}" needs itself: an output is not known before the component is there'
            yield Diagnostic("W020", message, needs[path[0]][path[1]], "take one of these needs away")
            return


def _walk(name: str, needs: Needs, path: list[str], done: set[str]) -> list[str]:
    if name in path:
        return [*path[path.index(name) :], name]
    if name in done:
        return []
    for needed in needs[name]:
        if found := _walk(needed, needs, [*path, name], done):
            return found
    done.add(name)
    return []
