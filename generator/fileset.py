"""A rendered root as plain data, before it is on disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.errors import Diagnostic, Location


class Kept(NamedTuple):
    """A resource that holds data, by its address.

    `component` and `module` say whose it is and `location` where that stands in the blueprint. `fixed` is what the
    provider cannot change without replacing it, name -> value; `rising` names what of that may go up, with the order of
    its values, or none where they are versions. `former` are addresses it had in earlier versions of its module.
    """

    address: str
    component: str = ""
    module: str = ""
    location: Location | None = None
    fixed: Mapping[str, str] = {}
    rising: Mapping[str, tuple[str, ...]] = {}
    former: tuple[str, ...] = ()


class FileSet(NamedTuple):
    """Everything one environment of a blueprint renders to.

    `name` is the root's name (`streamboard-dev`); `files` maps a relative path with forward slashes to its text;
    `stateful` lists the resources that hold data; `renamed` maps components to their former names, the oldest first,
    and `retained` are components that are gone and whose data is let go of; `regions` are those with a provider;
    `location` is where components stand in the blueprint, `warnings` what to tell of it. `versions` names what made the
    files (tfgen and the blueprint's own `version`). The rest is for the summary: how many components there are, how
    many resource blocks of each type, whether a backend keeps the state, and the variables that have no default.
    """

    name: str
    files: Mapping[str, str]
    stateful: tuple[Kept, ...] = ()
    versions: Mapping[str, str] = {}
    components: int = 0
    resources: Mapping[str, int] = {}
    keeps_state: bool = False
    asks: tuple[str, ...] = ()
    renamed: Mapping[str, tuple[str, ...]] = {}
    retained: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    location: Location | None = None
    warnings: tuple[Diagnostic, ...] = ()
