"""Folders the container may write to, each a volume that is named after its path."""

import re
from collections.abc import Iterator, Sequence

from generator.component import Problem, problem, shown

_FOLDER = re.compile(r"(?=.*[A-Za-z0-9])(/\w[\w.-]*|/\.\w[\w.-]*)+", re.ASCII)

# Where the agent of ECS Exec writes; task.tf.j2 makes volumes of these too.
_AGENT_FOLDERS = ("/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm")


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


def agent_problems(paths: Sequence[str]) -> Iterator[Problem]:
    """Folders that meet those ECS Exec adds."""
    for place, path in enumerate(paths):
        if path in _AGENT_FOLDERS:
            message = f"writable_paths cannot hold {shown(path)}: exec adds this folder already"
            yield Problem("", ("writable_paths", place), message, "leave it out")
        elif other := _meets(path, _AGENT_FOLDERS):
            message = f"writable_paths cannot hold {shown(path)} with {shown(other)}, which exec adds: {_ONE_VOLUME}"
            yield Problem("", ("writable_paths", place), message, "give the folder another name")


_ONE_VOLUME = "volumes are named after the letters and digits of their path, and these would have one name"


def _meets(path: str, others: Sequence[str]) -> str | None:
    return next((other for other in others if _volume(other) == _volume(path)), None)


def _volume(path: str) -> str:
    """The name of a folder's volume, as task.tf.j2 makes it."""
    return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-")
