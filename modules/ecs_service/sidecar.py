"""Containers beside the program: what each is, and the order all of them start in."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from generator import component
from generator.component import Duration, Problem, Text, closest, shown, variable
from generator.containers import check_folders, check_image
from generator.settings import EnvironmentName, check_environment, check_secrets

from .container import ContainerHealthCheck

MAIN = "app"

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,62}$")]


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
Condition = Annotated[Literal["START", "HEALTHY", "SUCCESS", "COMPLETE"], BeforeValidator(_upper)]


def _port_of(value: object) -> object:
    number, slash, protocol = str(value).partition("/")
    if isinstance(value, int | str) and number.isdigit():
        return {"number": int(number)} | ({"protocol": protocol} if slash else {})
    return value


def check_of(value: object) -> object:
    """A health check of a container that is nothing but a command."""
    return {"command": value} if isinstance(value, str | list) else value


class Port(component.Inputs):
    """A port of a sidecar."""

    number: int = variable(..., "Port.", ge=1, le=65535)
    protocol: Literal["tcp", "udp"] = variable("tcp", "Protocol.")


class Sidecar(component.Inputs):
    """A container beside the program, which reaches it at localhost."""

    image: str = variable(..., "Container image, with a tag other than latest or a digest.")
    command: list[Text] | None = variable(None, "Command, in place of the image's own.")
    entrypoint: list[Text] | None = variable(None, "Entry point, in place of the image's own.")
    user: str | None = variable(None, "User, or user:group, in place of the image's own.")
    ports: list[Annotated[Port, BeforeValidator(_port_of, json_schema_input_type=Port | int | str)]] = variable(
        [], "Ports others may connect to, such as 9090 or 2000/udp; the program needs none for it.", known=True
    )
    cpu: int | None = variable(None, "CPU units of the task that are set apart for it.", ge=1, known=True)
    memory: int | None = variable(None, "Memory in MiB it may have at most.", ge=6, known=True)
    environment: dict[EnvironmentName, Text] = variable({}, "Environment variables.", known=True)
    secrets: dict[EnvironmentName, Text] = variable(
        {}, "Environment variables from Secrets Manager or the Parameter Store.", known=True
    )
    health_check: Annotated[
        ContainerHealthCheck | None,
        BeforeValidator(check_of, json_schema_input_type=ContainerHealthCheck | list[str] | str | None),
    ] = variable(None, "How it checks itself: a command, or more.", known=True)
    essential: bool = variable(True, "Whether the task ends when it does.", known=True)
    depends_on: dict[str, Condition] = variable(
        {}, "Containers it waits for: START, HEALTHY, SUCCESS or COMPLETE.", known=True
    )
    writable_paths: list[str] = variable([], "Paths it may write to, each an empty volume of its own.", known=True)
    stop_timeout: Duration | None = variable(None, "Time it has to stop before it is killed, in seconds.", le=120)

    @field_validator("image")
    @classmethod
    def _stays_the_same(cls, image: str) -> str:
        check_image(image)
        return image

    @field_validator("environment")
    @classmethod
    def _nothing_secret(cls, environment: dict[str, Any]) -> dict[str, Any]:
        check_environment(environment)
        return environment

    @field_validator("secrets")
    @classmethod
    def _whole_names(cls, secrets: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        return check_secrets(secrets, info.data.get("environment", {}))

    @field_validator("writable_paths")
    @classmethod
    def _folders(cls, paths: list[str]) -> list[str]:
        check_folders(paths)
        return paths


def sidecar_problems(inputs: Any) -> Iterator[Problem]:
    """What cannot be among the containers of one task."""
    for name in inputs.sidecars:
        if name in (MAIN, "log_router"):
            yield Problem(
                "", ("sidecars", name), f"a sidecar cannot be called {shown(name)}: another container is", _NAME
            )
    yield from _room_problems(inputs)
    yield from _port_problems(inputs)
    yield from _order_problems(inputs)


_NAME = "give it another name"


def _room_problems(inputs: Any) -> Iterator[Problem]:
    """https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html"""
    if len(inputs.sidecars) + bool(inputs.log_router) > 9:
        message = f"there are {len(inputs.sidecars)} sidecars, and a task has ten containers at most"
        yield Problem("", ("sidecars",), message, "leave some of them out")
    router = inputs.log_router.memory if inputs.log_router else 0
    for word, unit, more in (("cpu", "CPU units", 0), ("memory", "MiB", router)):
        whole, taken = getattr(inputs, word), more + sum(getattr(item, word) or 0 for item in inputs.sidecars.values())
        if isinstance(whole, int) and taken >= whole:
            message = f"sidecars take {taken} {unit}, and the task has {whole}: nothing is left for the program"
            yield Problem("", (word,), message, f"give the task more {word}, or the sidecars less")


def _port_problems(inputs: Any) -> Iterator[Problem]:
    owners = {(inputs.port, "tcp"): "the program"}
    for name, sidecar in inputs.sidecars.items():
        for index, port in enumerate(sidecar.ports):
            other = owners.setdefault((port.number, port.protocol), f"the sidecar {name}")
            if other != f"the sidecar {name}":
                message = f"{port.number} is a port of {other} already, and the containers of a task share them"
                yield Problem("", ("sidecars", name, "ports", index), message, "let one of them listen elsewhere")


def _order_problems(inputs: Any) -> Iterator[Problem]:
    waits = {MAIN: inputs.depends_on} | {name: item.depends_on for name, item in inputs.sidecars.items()}
    found = False
    for name, others in waits.items():
        for other, condition in others.items():
            path: tuple[str | int, ...] = (
                ("depends_on", other) if name == MAIN else ("sidecars", name, "depends_on", other)
            )
            if problem := _wait_problem(inputs, name, other, condition, waits):
                found = True
                yield Problem("", path, *problem)
    if not found and (circle := _circle(waits)):
        message = f"containers wait for each other in a circle, and none would start: {' -> '.join(circle)}"
        yield Problem("", _path(circle[0]), message, "leave one of the waits out")


def _path(name: str) -> tuple[str, ...]:
    return ("depends_on",) if name == MAIN else ("sidecars", name, "depends_on")


def _wait_problem(
    inputs: Any, name: str, other: str, condition: str, waits: Mapping[str, Any]
) -> tuple[str, str] | None:
    if other not in waits or other == name:
        reason = "that is itself" if other == name else "there is no such container"
        return f"depends_on cannot name {shown(other)}: {reason}", closest(other, {*waits} - {name}, "containers")
    waited = inputs if other == MAIN else inputs.sidecars[other]
    has_check = waited.container_health_check if other == MAIN else waited.health_check
    if condition == "HEALTHY" and has_check is None:
        where = "container_health_check" if other == MAIN else f"a health_check in {other}"
        return f"depends_on waits until {other} is HEALTHY, and nothing checks that", f"write {where}, or START"
    if condition in ("SUCCESS", "COMPLETE") and (other == MAIN or waited.essential):
        message = f"depends_on waits until {other} ends ({condition}), and the task ends with it, as it is essential"
        return message, "write HEALTHY or START" if other == MAIN else f"write essential: false in {other}"
    return None


def _circle(waits: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of containers that wait for each other, the first one twice; empty if there are none."""
    for start in waits:
        trail: list[tuple[str, ...]] = [(start,)]
        while trail:
            path = trail.pop()
            for other in waits[path[-1]]:
                if other == start:
                    return (*path, start)
                if other not in path:
                    trail.append((*path, other))
    return ()
