"""Folders that ECS Exec needs to itself."""

from collections.abc import Iterator, Sequence

from generator.component import Problem, shown
from generator.containers import ONE_VOLUME, meets

# Where the agent of ECS Exec writes; task.tf.j2 makes volumes of these too.
_AGENT_FOLDERS = ("/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm")


def agent_problems(paths: Sequence[str]) -> Iterator[Problem]:
    """Folders that meet those ECS Exec adds."""
    for place, path in enumerate(paths):
        if path in _AGENT_FOLDERS:
            message = f"writable_paths cannot hold {shown(path)}: exec adds this folder already"
            yield Problem("", ("writable_paths", place), message, "leave it out")
        elif other := meets(path, _AGENT_FOLDERS):
            message = f"writable_paths cannot hold {shown(path)} with {shown(other)}, which exec adds: {ONE_VOLUME}"
            yield Problem("", ("writable_paths", place), message, "give the folder another name")
