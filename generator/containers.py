"""What a container in a task of ECS is made of: its image, its size and the folders it writes to."""

import math
import re
from collections.abc import Mapping, Sequence

from generator.quantity import problem, shown
from generator.reference import Interpolation

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

_FOLDER = re.compile(r"(?=.*[A-Za-z0-9])(/\w[\w.-]*|/\.\w[\w.-]*)+", re.ASCII)
ONE_VOLUME = "volumes are named after the letters and digits of their path, and these would have one name"


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


def moving(image: object) -> tuple[str, str] | None:
    """What is wrong with an image that is put together of references, where it is another one tomorrow; the way out."""
    text = str(image)
    if not isinstance(image, Interpolation):
        return None
    if text.endswith(":latest"):
        return f"cannot be {shown(text)}: {LATEST}", PINNED
    if text.endswith(".repository_url}"):
        return f"{shown(text)} has no tag, which means latest: {LATEST}", f"write {text}:${{var.image_tag}}"
    return None


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


def wrong_size(cpu: object, memory: object) -> tuple[str, str] | None:
    """What is wrong with memory that does not go with the CPU units on Fargate, where both are known; the way out."""
    if not isinstance(cpu, int) or not isinstance(memory, int) or memory in _MEMORY[cpu]:
        return None
    hint = "the closest pairs are " + " and ".join(_closest_sizes(cpu, memory))
    return f"cannot be {memory} with cpu {cpu}: Fargate has tasks of certain sizes only", hint


def _closest_sizes(cpu: int, memory: int) -> list[str]:
    """The two legal pairs nearest to one that is not, a doubling of either counted alike."""

    def distance(pair: tuple[int, int]) -> float:
        return abs(math.log2(pair[0] / cpu)) + abs(math.log2(pair[1] / max(memory, 1)))

    pairs = sorted(((units, size) for units, sizes in _MEMORY.items() for size in sizes), key=distance)
    return [f"cpu: {units} with memory: {size}" for units, size in sorted(pairs[:2])]


def check_folders(paths: Sequence[str]) -> None:
    """Refuses what cannot be mounted, and two folders that would be one volume."""
    for place, path in enumerate(paths):
        if not _FOLDER.fullmatch(path):
            raise problem(f"{shown(path)} is not the path of a folder to write to", "write it as /var/cache/nginx")
        if path in paths[:place]:
            raise problem(f"names {shown(path)} twice", "leave one of them out")
        if other := meets(path, paths[:place]):
            message = f"cannot hold both {shown(other)} and {shown(path)}: {ONE_VOLUME}"
            raise problem(message, "give one of the folders another name")


def meets(path: str, others: Sequence[str]) -> str | None:
    """Another folder whose volume would have the same name."""
    return next((other for other in others if _volume(other) == _volume(path)), None)


def _volume(path: str) -> str:
    """The name of a folder's volume, as templates make it."""
    return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-")
