"""A worker: who hands it its messages, and what it does by the clock."""

from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from generator import component
from generator.component import Duration, problem, structure, variable

from .scaling import cron_of

_PATH = r"^/[A-Za-z0-9._~/-]*$"


class Periodic(component.Inputs):
    """A task by the clock: a request to a path of the worker, sent by way of the queue."""

    cron: Annotated[str, BeforeValidator(cron_of)] = structure(..., "When, as five fields of Unix in UTC.")
    path: Annotated[str, Field(pattern=_PATH, max_length=200)] = structure(..., "Path the request is sent to.")


class Worker(component.Inputs):
    """How messages reach the program: each one is a POST on localhost, and any answer but 200 brings it back later."""

    path: str = variable("/", "Path messages are sent to.", pattern=_PATH, max_length=200)
    content_type: str = variable("application/json", "What the body of the request is.", pattern=r"^[\w.+-]+/[\w.+-]+$")
    connections: int = variable(10, "Messages an instance works on at once.", ge=1, le=100)
    connect_timeout: Duration = variable(5, "Time to get through to the program, in seconds.", ge=1, le=60)
    timeout: Duration = variable(
        60,
        "Time the program has for a message, in seconds; more than a minute is told the proxy by a file in bundles/.",
        ge=1,
        le=36_000,
        known=True,
    )
    retry_after: Duration | None = variable(
        None,
        "Wait before a message that failed comes back, in seconds; left out, when its time is over.",
        le=43_200,
        known=True,
    )
    cron: dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")], Periodic] = structure(
        {}, "Tasks by the clock, each under a name; they go to bundles/ as cron.yaml."
    )

    @field_validator("retry_after")
    @classmethod
    def _at_once(cls, seconds: int | None, info: ValidationInfo) -> int | None:
        limit = info.data.get("timeout")
        if seconds is not None and limit is not None and seconds > limit + 1:
            message = f"is {seconds} seconds, longer than the message is hidden at all, {limit + 1}"
            raise problem(message, "make it shorter, or timeout longer")
        return seconds
