"""Folders the container may write to, each a volume that is named after its path."""

import re
from collections.abc import Sequence

from generator.component import problem, shown

_FOLDER = re.compile(r"(?=.*[A-Za-z0-9])(/\w[\w.-]*|/\.\w[\w.-]*)+", re.ASCII)


def check_folders(paths: Sequence[str]) -> None:
    """Refuses what cannot be mounted, and two folders that would be one volume."""
    for place, path in enumerate(paths):
        if not _FOLDER.fullmatch(path):
            raise problem(f"{shown(path)} is not the path of a folder to write to", "write it as /var/cache/nginx")
        if path in paths[:place]:
            raise problem(f"names {shown(path)} twice", "leave one of them out")
        if other := _meets(path, paths[:place]):
            message = f"cannot hold both {shown(other)} and {shown(path)}: {_ONE_VOLUME}"
            raise problem(message, "give one of the folders another name")


_ONE_VOLUME = "volumes are named after the letters and digits of their path, and these would have one name"


def _meets(path: str, others: Sequence[str]) -> str | None:
    return next((other for other in others if _volume(other) == _volume(path)), None)


def _volume(path: str) -> str:
    """The name of a folder's volume, as task.tf.j2 makes it."""
    return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-")
