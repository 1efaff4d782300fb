"""How many tasks run, what their number follows, and on which capacity."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from generator import component
from generator.component import Duration, problem, structure, variable
from generator.cron import AWS_HINT, aws_cron

from .steps import Steps

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class Schedule(component.Inputs):
    """Minimum and maximum of tasks from a moment on."""

    cron: Annotated[str, BeforeValidator(aws_cron())] = variable(..., f"When: {AWS_HINT}.")
    timezone: str = variable("UTC", "Time zone, such as Europe/Berlin.", pattern=r"^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$")
    min: int = variable(..., "Least number of tasks from then on.", ge=0, known=True)
    max: int = variable(..., "Most tasks from then on.", ge=0, known=True)

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int, info: ValidationInfo) -> int:
        _check_order(info.data.get("min"), most)
        return most


def _check_order(least: object, most: object) -> None:
    if isinstance(least, int) and isinstance(most, int) and most < least:
        raise problem(f"is {most}, less than min, which is {least}", f"write max: {least} or more, or a smaller min")


class Scale(component.Inputs):
    """How many tasks run, and what their number follows."""

    min: int = variable(2, "Least number of tasks.", ge=0, le=5000, known=True)
    max: int | None = variable(
        None, "Most tasks; left out, as many as min, and nothing scales.", ge=0, le=5000, known=True
    )
    cpu: int | None = structure(70, "CPU in percent that is aimed at; null to leave it out of account.", ge=10, le=100)
    memory: int | None = structure(None, "Memory in percent that is aimed at.", ge=10, le=100)
    requests: int | None = structure(None, "Requests a minute for each task that are aimed at.", ge=1)
    backlog_per_task: int | None = structure(
        None,
        "Messages waiting in the queue for each task that are aimed at; CPU then counts only if it is written.",
        ge=1,
    )
    steps: Steps | None = structure(
        None, "Tasks added and taken away by how far a metric is off; CPU is aimed at only if it is written."
    )
    out_cooldown: Duration = structure(60, "Wait after adding tasks before adding more, in seconds.", le=3600)
    in_cooldown: Duration = structure(300, "Wait after removing tasks before removing more, in seconds.", le=3600)
    schedules: dict[Key, Schedule] = structure({}, "Minimum and maximum by the clock, each under a name.")

    @model_validator(mode="before")
    @classmethod
    def _follows_what_is_written(cls, data: Any) -> Any:
        names = ("backlog_per_task", "steps")
        is_given = isinstance(data, dict) and any(data.get(name) is not None for name in names)
        return {"cpu": None, **data} if is_given else data

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int | None, info: ValidationInfo) -> int | None:
        _check_order(info.data.get("min"), most)
        return most

    @model_validator(mode="after")
    def _can_follow(self) -> "Scale":
        name = "backlog_per_task" if self.backlog_per_task is not None else "steps"
        if getattr(self, name) is not None and not self.has_room:
            message = f"has {name} and no room to scale: as many tasks as min, {self.min}, run in any case"
            raise problem(message, f"write max: {self.min + 4}, or another number above min")
        return self

    @model_validator(mode="after")
    def _can_wake_up(self) -> "Scale":
        if self.min == 0 and self.has_room and not self.schedules and not self.wakes_up:
            message = (
                "has min 0 and no schedules: nothing would wake the service up, as without tasks nothing is measured"
            )
            raise problem(message, "write min: 1, or add a schedule that raises it")
        return self

    @property
    def wakes_up(self) -> bool:
        """Whether what is looked at is there without tasks, so that steps up from none are taken."""
        return self.steps is not None and self.steps.metric == "messages" and self.steps.unit == "tasks"

    @property
    def needs_queue(self) -> bool:
        """Whether the number of tasks follows the messages in a queue."""
        return self.backlog_per_task is not None or (self.steps is not None and self.steps.metric == "messages")

    @property
    def has_room(self) -> bool:
        """Whether the number of tasks can change."""
        return bool(self.schedules) or self.max not in (None, self.min)


class Spot(component.Inputs):
    """How much runs on spare capacity."""

    base: int = variable(1, "Tasks that always run on demand.", ge=0, le=5000)
    percent: int = variable(50, "Percent of the tasks above the base that run on Spot.", ge=1, le=100)
