"""Step scaling: tasks added and taken away by how far a metric is off."""

from typing import Any, Literal, NamedTuple

from pydantic import model_validator

from generator import component
from generator.component import problem, structure, variable


class Rise(component.Inputs):
    """How many tasks are added from a value on."""

    at: float = variable(..., "Value from which on it counts.", ge=0, known=True)
    add: int = variable(..., "Tasks, or percent of them, that are added.", ge=1, known=True)


class Fall(component.Inputs):
    """How many tasks are taken away from a value downwards."""

    at: float = variable(..., "Value from which downwards it counts.", ge=0, known=True)
    remove: int = variable(..., "Tasks, or percent of them, that are taken away.", ge=1, known=True)


class Interval(component.Inputs):
    """A step as AWS takes it: bounds as distances from the threshold, and what changes between them."""

    lower: float | None = variable(None, "Lower bound.")
    upper: float | None = variable(None, "Upper bound.")
    change: int = variable(..., "Tasks, or percent of them.")


class Ladder(NamedTuple):
    """The threshold of an alarm, and the steps that follow it."""

    threshold: float
    steps: list[Interval]


# https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html
class Steps(component.Inputs):
    """How the number of tasks follows a metric in steps."""

    metric: Literal["cpu", "memory", "messages"] = structure(
        "cpu", "What is looked at: percent of CPU or memory, or messages waiting in the queue."
    )
    unit: Literal["tasks", "percent"] = structure("tasks", "What is added and taken away.")
    rise: list[Rise] = structure(..., "Steps upwards.", min_length=1, max_length=20)
    fall: list[Fall] = structure(..., "Steps downwards.", min_length=1, max_length=20)
    minutes: int = structure(2, "Minutes the metric must be there.", ge=1, le=60)

    @model_validator(mode="after")
    def _apart(self) -> "Steps":
        values = [*(item.at for item in self.rise), *(item.at for item in self.fall)]
        if len(set(values)) < len(values):
            raise problem("has two steps at one value", "leave one of them out")
        if max(item.at for item in self.fall) >= min(item.at for item in self.rise):
            message = "goes down at a value it goes up at: tasks would come and go for ever"
            raise problem(message, "let every fall be below every rise")
        return self

    @property
    def utilization(self) -> str:
        """The name of its metric, where it is one of the service."""
        return "MemoryUtilization" if self.metric == "memory" else "CPUUtilization"

    @property
    def upwards(self) -> Ladder:
        """What is added, from the lowest value on."""
        steps = sorted(self.rise, key=lambda step: step.at)
        first, bounds = steps[0].at, [*(step.at for step in steps[1:]), None]
        found: list[Any] = [
            {"lower": step.at - first, "upper": None if bound is None else bound - first, "change": step.add}
            for step, bound in zip(steps, bounds, strict=True)
        ]
        return Ladder(first, [Interval.model_construct(**item) for item in found])

    @property
    def downwards(self) -> Ladder:
        """What is taken away, from the highest value downwards."""
        steps = sorted(self.fall, key=lambda step: -step.at)
        first, bounds = steps[0].at, [*(step.at for step in steps[1:]), None]
        found: list[Any] = [
            {"upper": step.at - first, "lower": None if bound is None else bound - first, "change": -step.remove}
            for step, bound in zip(steps, bounds, strict=True)
        ]
        return Ladder(first, [Interval.model_construct(**item) for item in found])
