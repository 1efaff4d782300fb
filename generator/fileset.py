"""A rendered root as plain data, before it is on disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class FileSet(NamedTuple):
    """Everything one environment of a blueprint renders to.

    `name` is the root's name (`streamboard-dev`); `files` maps a relative path with forward slashes to its text;
    `stateful` lists the addresses of the resources that hold data; `versions` names what made the files (tfgen and the
    blueprint's own `version`). The rest is for the summary: how many components there are, how many resource blocks
    of each type, whether a backend keeps the state, and the variables that have no default.
    """

    name: str
    files: Mapping[str, str]
    stateful: tuple[str, ...] = ()
    versions: Mapping[str, str] = {}
    components: int = 0
    resources: Mapping[str, int] = {}
    keeps_state: bool = False
    asks: tuple[str, ...] = ()
