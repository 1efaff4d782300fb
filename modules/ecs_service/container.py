"""What a container is made of: its image, its size and how it checks itself."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator

from generator import component
from generator.component import Duration, Problem, problem, shown, variable

# MiB of memory that go with CPU units: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
_MEMORY: Mapping[int, Sequence[int]] = {
    256: (512, 1024, 2048),
    512: range(1024, 4097, 1024),
    1024: range(2048, 8193, 1024),
    2048: range(4096, 16385, 1024),
    4096: range(8192, 30721, 1024),
    8192: range(16384, 61441, 4096),
    16384: range(32768, 122881, 8192),
}

_IMAGE = re.compile(
    r"[\w.-]+(:[0-9]+(?=/))?(/[\w.-]+)*(:(?P<tag>\w[\w.-]{0,127}))?(?P<digest>@sha256:[0-9a-f]{64})?", re.ASCII
)
LATEST = "latest moves, so that two tasks may run different images and a rollback has nothing to go back to"
PINNED = "name a version such as nginx:1.27.3, or one the pipeline hands over: nginx:${var.image_tag}"


def command_of(value: object) -> object:
    """A command as ECS takes it: text is for the shell, a list without one is run as it is."""
    if isinstance(value, str):
        return ["CMD-SHELL", value]
    is_bare = isinstance(value, list) and bool(value) and value[0] not in ("CMD", "CMD-SHELL", "NONE")
    return ["CMD", *value] if is_bare and isinstance(value, list) else value


class ContainerHealthCheck(component.Inputs):
    """A command in the container that tells whether it is well; what it calls must be in the image."""

    command: Annotated[list[str], BeforeValidator(command_of, json_schema_input_type=list[str] | str)] = variable(
        ..., "Command that ends with 0 when all is well: text for the shell, or a list.", min_length=2
    )
    interval: Duration = variable(30, "Time between two checks, in seconds.", ge=5, le=300)
    timeout: Duration = variable(5, "Time a check may take, in seconds.", ge=2, le=60)
    retries: int = variable(3, "Failures in a row after which the task is replaced.", ge=1, le=10)
    start_period: Duration = variable(60, "Time to start up in which failures do not count, in seconds.", le=300)


def architecture_of(value: object) -> object:
    """Docker's names are not those of ECS, and amd64 is not the one it resembles."""
    name = {"amd64": "x86_64", "x86-64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}.get(str(value).lower())
    if name:
        raise problem(f"cannot be {shown(value)}: ECS has another name for it", f"write {name}")
    return value


def check_image(image: str) -> None:
    """Refuses an image that is another one tomorrow."""
    found = _IMAGE.fullmatch(image)
    if not found:
        raise problem(f"{shown(image)} is not a container image", "write it as registry/name:tag")
    if found["tag"] == "latest":
        raise problem(f"cannot be {shown(image)}: {LATEST}", PINNED)
    if not found["tag"] and not found["digest"]:
        raise problem(f"{shown(image)} has no tag, which means latest: {LATEST}", PINNED)


def least_memory(cpu: int) -> int:
    """The smallest memory that goes with CPU units."""
    return min(_MEMORY.get(cpu, (512,)))


def check_cpu(cpu: object) -> None:
    """Refuses a number of CPU units that Fargate does not have; what is no number is for others to refuse."""
    if not isinstance(cpu, int) or isinstance(cpu, bool) or cpu in _MEMORY:
        return
    near = min(_MEMORY, key=lambda known: abs(known - cpu))
    hint = f"the closest is cpu: {near}, with memory from {min(_MEMORY[near])} to {max(_MEMORY[near])}"
    raise problem(f"cannot be {cpu}: Fargate has tasks of certain sizes only", hint)


def size_problems(cpu: object, memory: object) -> Iterator[Problem]:
    """Memory that does not go with the CPU units on Fargate, where both are known."""
    if isinstance(cpu, int) and isinstance(memory, int) and memory not in _MEMORY[cpu]:
        hint = "the closest pairs are " + " and ".join(_closest_sizes(cpu, memory))
        message = f"memory cannot be {memory} with cpu {cpu}: Fargate has tasks of certain sizes only"
        yield Problem("", ("memory",), message, hint)


def _closest_sizes(cpu: int, memory: int) -> list[str]:
    """The two legal pairs nearest to one that is not, a doubling of either counted alike."""

    def distance(pair: tuple[int, int]) -> float:
        return abs(math.log2(pair[0] / cpu)) + abs(math.log2(pair[1] / max(memory, 1)))

    pairs = sorted(((units, size) for units, sizes in _MEMORY.items() for size in sizes), key=distance)
    return [f"cpu: {units} with memory: {size}" for units, size in sorted(pairs[:2])]
