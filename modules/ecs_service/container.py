"""How a container checks itself."""

from typing import Annotated

from pydantic import BeforeValidator

from generator import component
from generator.component import Duration, variable


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
