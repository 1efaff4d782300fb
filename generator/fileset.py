"""A rendered root as plain data, before it is on disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.errors import Location


class Kept(NamedTuple):
    """A resource that holds data, by its address.

    `component` and `module` say whose it is and `location` where that stands in the blueprint. `fixed` is what the
    provider cannot change without replacing it, name -> value; `rising` names what of that may go up, with the order of
    its values, or none where they are versions.
    """

    address: str
    component: str = ""
    module: str = ""
    location: Location | None = None
    fixed: Mapping[str, str] = {}
    rising: Mapping[str, tuple[str, ...]] = {}


class FileSet(NamedTuple):
    """Everything one environment of a blueprint renders to.

    `name` is the root's name (`streamboard-dev`); `files` maps a relative path with forward slashes to its text;
    `stateful` lists the resources that hold data; `renamed` maps former names of components to those of now, and
    `retained` are components that are gone and whose data is let go of; `location` is where components stand in the
    blueprint. `versions` names what made the files (tfgen and the blueprint's own `version`). The rest is for the
    summary: how many components there are, how many resource blocks of each type, whether a backend keeps the state,
    and the variables that have no default.
    """

    name: str
    files: Mapping[str, str]
    stateful: tuple[Kept, ...] = ()
    versions: Mapping[str, str] = {}
    components: int = 0
    resources: Mapping[str, int] = {}
    keeps_state: bool = False
    asks: tuple[str, ...] = ()
    renamed: Mapping[str, str] = {}
    retained: tuple[str, ...] = ()
    location: Location | None = None
