"""How many instances run, what their number follows, and on which capacity."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from generator import component
from generator.component import Duration, problem, structure, variable
from generator.cron import unix_cron

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]

# Units in which Elastic Beanstalk takes the metrics a trigger may watch.
# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-autoscalingtrigger
UNITS = {
    "CPUUtilization": "Percent",
    "NetworkIn": "Bytes",
    "NetworkOut": "Bytes",
    "DiskReadBytes": "Bytes",
    "DiskWriteBytes": "Bytes",
    "DiskReadOps": "Count",
    "DiskWriteOps": "Count",
    "RequestCount": "Count",
    "HealthyHostCount": "Count",
    "UnhealthyHostCount": "Count",
    "TargetResponseTime": "Seconds",
}
_LONGEST_BREACH = 600
_HINT = 'minute, hour, day of the month, month, day of the week, in UTC: "0 22 * * *" is 22:00 every day'
cron_of = unix_cron(_HINT)


def decimal_of(value: float) -> str:
    """A number as the API answers with it, without an exponent."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


class Schedule(component.Inputs):
    """How many instances there are from a moment on."""

    cron: Annotated[str, BeforeValidator(cron_of)] = variable(..., f"When: {_HINT}.")
    min: int = variable(..., "Least number of instances from then on.", ge=0, le=10000, known=True)
    max: int = variable(..., "Most instances from then on.", ge=0, le=10000, known=True)
    desired: int | None = variable(
        None, "How many there are at once; left out, as many as min.", ge=0, le=10000, known=True
    )

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int, info: ValidationInfo) -> int:
        return _ordered(info, most)

    @field_validator("desired")
    @classmethod
    def _between(cls, desired: int | None, info: ValidationInfo) -> int | None:
        least, most = info.data.get("min"), info.data.get("max")
        if desired is not None and least is not None and most is not None and not least <= desired <= most:
            raise problem(f"is {desired}, which does not lie between min and max, {least} and {most}", "leave it out")
        return desired


def _ordered(info: ValidationInfo, most: int) -> int:
    least = info.data.get("min")
    if isinstance(least, int) and most < least:
        raise problem(f"is {most}, less than min, which is {least}", f"write max: {least} or more, or a smaller min")
    return most


class Trigger(component.Inputs):
    """The metric that the number of instances follows, and by how much it changes it."""

    metric: Literal[
        "CPUUtilization",
        "NetworkIn",
        "NetworkOut",
        "DiskReadBytes",
        "DiskWriteBytes",
        "DiskReadOps",
        "DiskWriteOps",
        "RequestCount",
        "HealthyHostCount",
        "UnhealthyHostCount",
        "TargetResponseTime",
    ] = variable("CPUUtilization", "The metric.", known=True)
    statistic: Literal["Minimum", "Maximum", "Sum", "Average"] = variable(
        "Average", "How its values are put together.", known=True
    )
    upper: float = variable(70, "Value above which instances are added.", ge=0, le=20_000_000, known=True)
    lower: float = variable(30, "Value below which instances are taken away.", ge=0, le=20_000_000, known=True)
    add: int = variable(1, "Instances added at a time.", ge=1, le=100, known=True)
    remove: int = variable(1, "Instances taken away at a time.", ge=1, le=100, known=True)
    period: Duration = variable(60, "Length of one datapoint, in whole minutes.", ge=60, le=36_000, known=True)
    datapoints: int = variable(5, "Datapoints in a row that must lie above or below.", ge=1, le=600, known=True)

    @field_validator("metric", mode="before")
    @classmethod
    def _not_classic(cls, metric: object) -> object:
        if metric == "Latency":
            message = (
                "cannot be Latency: that is measured by Classic Load Balancers, which AWS calls a previous generation"
            )
            raise problem(message, "write metric: TargetResponseTime, which Application Load Balancers measure")
        return metric

    @field_validator("lower")
    @classmethod
    def _below(cls, lower: float, info: ValidationInfo) -> float:
        upper = info.data.get("upper")
        if upper is not None and lower >= upper:
            message = f"is {lower:g}, not below upper, {upper:g}: instances would be added and taken away without end"
            raise problem(message, f"write lower: {upper / 2:g}, say")
        return lower

    @field_validator("datapoints")
    @classmethod
    def _ten_hours(cls, datapoints: int, info: ValidationInfo) -> int:
        minutes = datapoints * info.data.get("period", 60) // 60
        if minutes > _LONGEST_BREACH:
            message = f"makes {minutes} minutes with period, and Elastic Beanstalk looks back {_LONGEST_BREACH} at most"
            raise problem(message, "make one of the two smaller")
        return datapoints

    @field_validator("period")
    @classmethod
    def _minutes(cls, period: int) -> int:
        if period % 60:
            raise problem(f"is {period} seconds, and Elastic Beanstalk counts in minutes", "write it as 60s or 5m")
        return period


class Scale(component.Inputs):
    """How many instances run, and what their number follows."""

    min: int = variable(2, "Least number of instances.", ge=1, le=10000, known=True)
    max: int = variable(4, "Most instances.", ge=1, le=10000, known=True)
    cooldown: Duration = variable(360, "Wait after a change of the number before the next one, in seconds.", le=10000)
    trigger: Trigger = structure(Trigger(), "What the number follows.")
    schedules: dict[Key, Schedule] = structure({}, "How many there are by the clock, each under a name.")

    @model_validator(mode="before")
    @classmethod
    def _room(cls, data: object) -> object:
        if isinstance(data, dict) and "max" not in data and isinstance(data.get("min"), int) and data["min"] > 4:
            return data | {"max": data["min"]}
        return data

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int, info: ValidationInfo) -> int:
        return _ordered(info, most)


class Spot(component.Inputs):
    """How much runs on spare capacity, which may be taken back at two minutes' notice."""

    base: int = variable(1, "Instances that always run on demand.", ge=0, le=10000, known=True)
    percent: int = variable(50, "Percent of the instances above the base that run on Spot.", ge=1, le=100)
    allocation: Literal[
        "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized", "lowest-price"
    ] = variable(
        "capacity-optimized", "How EC2 chooses among the instance types: by what is there, by their order, or by price."
    )
