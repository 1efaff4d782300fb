"""How many instances run, what their number follows, and on which capacity."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from generator import component
from generator.component import Duration, problem, structure, variable
from generator.cron import UNIX_HINT, unix_cron

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


def _check_order(least: object, most: object) -> None:
    if isinstance(least, int) and isinstance(most, int) and most < least:
        raise problem(f"is {most}, less than min, which is {least}", f"write max: {least} or more, or a smaller min")


class Schedule(component.Inputs):
    """Minimum and maximum of instances from a moment on."""

    cron: Annotated[str, BeforeValidator(unix_cron())] = variable(..., f"When: {UNIX_HINT}.")
    timezone: str = variable("UTC", "Time zone, such as Europe/Berlin.", pattern=r"^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$")
    min: int = variable(..., "Least number of instances from then on.", ge=0, le=10000, known=True)
    max: int = variable(..., "Most instances from then on.", ge=0, le=10000, known=True)
    desired: int | None = variable(
        None, "How many there are at once; left out, as many as before, within min and max.", ge=0, le=10000, known=True
    )

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int, info: ValidationInfo) -> int:
        _check_order(info.data.get("min"), most)
        return most

    @field_validator("desired")
    @classmethod
    def _between(cls, desired: int | None, info: ValidationInfo) -> int | None:
        least, most = info.data.get("min"), info.data.get("max")
        if desired is not None and least is not None and most is not None and not least <= desired <= most:
            raise problem(f"is {desired}, which does not lie between min and max, {least} and {most}", "leave it out")
        return desired


class StepUp(component.Inputs):
    """Instances that are added from a CPU value on."""

    above: int = variable(..., "CPU in percent from which on they are added.", ge=1, le=100, known=True)
    instances: int = variable(..., "Instances added.", ge=1, le=1000, known=True)


class StepDown(component.Inputs):
    """Instances that are taken away from a CPU value down."""

    below: int = variable(..., "CPU in percent from which down they are taken away.", ge=0, le=99, known=True)
    instances: int = variable(..., "Instances taken away.", ge=1, le=1000, known=True)


class Interval(component.Inputs):
    """One step as Auto Scaling counts it, from the threshold of its alarm."""

    lower: int | None = variable(None, "Where it begins; null without a limit.")
    upper: int | None = variable(None, "Where it ends; null without a limit.")
    change: int = variable(..., "Instances added, or taken away where negative.")


class Steps(component.Inputs):
    """Instances added and taken away by how far the CPU is off, in place of one value to aim at."""

    add: list[StepUp] = structure(..., "Steps up.", min_length=1, max_length=20)
    remove: list[StepDown] = structure(..., "Steps down.", min_length=1, max_length=20)
    period: Duration = structure(60, "Length of one datapoint, in whole minutes.", ge=60, le=3600)
    datapoints: int = structure(3, "Datapoints in a row that must lie above or below.", ge=1, le=24)

    @field_validator("add", "remove")
    @classmethod
    def _each_once(cls, steps: list[StepUp] | list[StepDown]) -> list[StepUp] | list[StepDown]:
        values = [step.above if isinstance(step, StepUp) else step.below for step in steps]
        if len(set(values)) < len(values):
            raise problem("has two steps at one value", "give each a value of its own")
        return steps

    @field_validator("remove")
    @classmethod
    def _apart(cls, steps: list[StepDown], info: ValidationInfo) -> list[StepDown]:
        lowest = min((step.above for step in info.data.get("add", [])), default=101)
        highest = max(step.below for step in steps)
        if highest >= lowest:
            message = f"starts below {highest}, and add above {lowest}: instances would be added and taken away in turn"
            raise problem(message, f"write below: {lowest // 2}, say")
        return steps

    @field_validator("period")
    @classmethod
    def _minutes(cls, period: int) -> int:
        if period % 60:
            raise problem(f"is {period} seconds, and EC2 measures in minutes", "write it as 60s or 5m")
        return period

    @property
    def first_up(self) -> int:
        """The value from which on instances are added."""
        return min(step.above for step in self.add)

    @property
    def first_down(self) -> int:
        """The value from which down instances are taken away."""
        return max(step.below for step in self.remove)

    @property
    def up(self) -> list[Interval]:
        """The steps up, each to where the next one begins."""
        steps = sorted(self.add, key=lambda step: step.above)
        ends: list[int | None] = [step.above - self.first_up for step in steps[1:]]
        return [
            Interval(lower=step.above - self.first_up, upper=end, change=step.instances)
            for step, end in zip(steps, [*ends, None], strict=True)
        ]

    @property
    def down(self) -> list[Interval]:
        """The steps down, each to where the next one begins."""
        steps = sorted(self.remove, key=lambda step: -step.below)
        ends: list[int | None] = [step.below - self.first_down for step in steps[1:]]
        return [
            Interval(lower=end, upper=step.below - self.first_down, change=-step.instances)
            for step, end in zip(steps, [*ends, None], strict=True)
        ]


class Scale(component.Inputs):
    """How many instances run, and what their number follows."""

    min: int = variable(2, "Least number of instances.", ge=0, le=10000, known=True)
    max: int | None = variable(
        None, "Most instances; left out, as many as min, and nothing scales.", ge=0, le=10000, known=True
    )
    cpu: int | None = structure(70, "CPU in percent that is aimed at; null to leave it out of account.", ge=10, le=100)
    requests: int | None = structure(None, "Requests a minute for each instance that are aimed at.", ge=1)
    steps: Steps | None = structure(None, "Steps by CPU, in place of one value to aim at.")
    schedules: dict[Key, Schedule] = structure({}, "Minimum and maximum by the clock, each under a name.")

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int | None, info: ValidationInfo) -> int | None:
        _check_order(info.data.get("min"), most)
        return most

    @model_validator(mode="after")
    def _one_of_both(self) -> "Scale":
        if self.steps is not None and "cpu" in self.model_fields_set and self.cpu is not None:
            message = "has cpu and steps, which go by the CPU too: the two would work against each other"
            raise problem(message, "leave one of the two out")
        return self

    @property
    def has_room(self) -> bool:
        """Whether the number of instances can change."""
        return bool(self.schedules) or self.max not in (None, self.min)


class Spot(component.Inputs):
    """How much runs on spare capacity, which may be taken back at two minutes' notice."""

    base: int = variable(1, "Instances that always run on demand.", ge=0, le=10000)
    percent: int = variable(50, "Percent of the instances above the base that run on Spot.", ge=1, le=100)
    allocation: Literal[
        "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized", "lowest-price"
    ] = variable(
        "price-capacity-optimized",
        "How EC2 chooses among the instance types: by what is there, by their order, or by price.",
    )


class WarmPool(component.Inputs):
    """Instances that are made ready beforehand, so that adding one takes less time."""

    state: Literal["stopped", "running"] = variable(
        "running", "How they wait; stopped ones cost their volumes only, and need an image with all they run."
    )
    min: int = variable(1, "Least number of instances that wait.", ge=0, le=10000)
    max: int | None = variable(
        None, "Most instances, waiting and running together; left out, as many as the group takes.", ge=1, le=10000
    )
    reuse: bool = variable(False, "Whether instances that are taken away go back to the pool.")


class Refresh(component.Inputs):
    """How instances are replaced when what they are made from changes."""

    min_healthy: int = variable(100, "Percent of the instances that stay in service.", ge=0, le=100, known=True)
    max_healthy: int = variable(150, "Percent of the instances that run at most meanwhile.", ge=100, le=200, known=True)

    @field_validator("max_healthy")
    @classmethod
    def _near(cls, most: int, info: ValidationInfo) -> int:
        # https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
        least = info.data.get("min_healthy")
        if least is not None and most - least > 100:
            message = f"is {most}, more than 100 above min_healthy, which is {least}: AWS takes no wider span"
            raise problem(message, f"write max_healthy: {least + 100}, or a larger min_healthy")
        return most
