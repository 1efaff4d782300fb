"""Capacity: what a serverless cluster may take up, how many instances there are, and how their number follows load."""

from collections.abc import Iterator

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import Duration, Problem, problem, variable

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html
_STEP = 0.5
_LETTERS = "abcdefghijklmnop"
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
_FOLLOWS_WRITER = 1
_OWN_SIZE = 2
MOST_READERS = 15


def _in_steps(units: float) -> float:
    if units % _STEP:
        message = f"cannot be {units:g}: Aurora counts capacity in steps of {_STEP}"
        raise problem(message, f"write {units // _STEP * _STEP:g} or {units // _STEP * _STEP + _STEP:g}")
    return units


class Capacity(component.Inputs):
    """The range of each instance of a serverless cluster, in Aurora capacity units of about 2 GiB of memory each."""

    min: float = variable(0.5, "Least capacity units; 0 lets an idle cluster pause.", ge=0, le=256, known=True)
    max: float = variable(8, "Most capacity units.", ge=1, le=256, known=True)
    pause_after: Duration | None = variable(
        None, "Time without connections after which it pauses, in seconds; 5m when left out.", ge=300, le=86400
    )

    @field_validator("min", "max")
    @classmethod
    def _steps(cls, units: float) -> float:
        return _in_steps(units)

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: float, info: ValidationInfo) -> float:
        least = info.data.get("min", 0)
        if most < least:
            message = f"is {most:g}, less than min, which is {least:g}"
            raise problem(message, f"write max: {least:g} or more, or a smaller min")
        return most

    @field_validator("pause_after")
    @classmethod
    def _can_pause(cls, seconds: int | None, info: ValidationInfo) -> int | None:
        if seconds is not None and info.data.get("min"):
            message = f"needs min 0: a cluster that keeps {info.data['min']:g} capacity units never pauses"
            raise problem(message, "write min: 0, or leave pause_after out")
        return seconds


class ReaderScaling(component.Inputs):
    """Further readers that come and go with the load."""

    max: int = variable(..., "Most readers, those that are always there among them.", ge=1, le=MOST_READERS, known=True)
    cpu: int | None = variable(None, "CPU of the readers in percent that is aimed at.", ge=10, le=90)
    connections: int | None = variable(None, "Connections to each reader that are aimed at.", ge=1)
    out_cooldown: Duration = variable(300, "Wait after adding readers before adding more, in seconds.", le=3600)
    in_cooldown: Duration = variable(300, "Wait after removing readers before removing more, in seconds.", le=3600)


def tiers_of(readers: int, *, serverless: bool) -> dict[str, int]:
    """The instances by letter, with the order they take over in: the writer first.

    Serverless readers in the first two tiers are as large as the writer, ready to take over; others follow their load.
    """
    rest = _OWN_SIZE if serverless else _FOLLOWS_WRITER
    tiers = [0, _FOLLOWS_WRITER, *[rest] * MOST_READERS]
    return dict(zip(_LETTERS[: readers + 1], tiers, strict=False))


def check_scaling(readers: int, scaling: ReaderScaling | None, *, serverless: bool) -> Iterator[Problem]:
    """Whether Aurora can add readers."""
    if not scaling:
        return
    if serverless:
        message = "reader_scaling is for provisioned clusters: serverless readers grow by themselves"
        yield Problem("", ("reader_scaling",), message, "leave it out, or take an instance_class instead of capacity")
    if readers == 0:
        message = "reader_scaling needs a reader that is always there, as without one nothing is measured"
        yield Problem("", ("reader_scaling",), message, "write readers: 1 or more")
    if scaling.max <= readers:
        message = f"reader_scaling.max is {scaling.max}, which leaves no room above readers, which is {readers}"
        yield Problem("", ("reader_scaling", "max"), message, f"write {readers + 1} or more, or fewer readers")
    if (scaling.cpu is None) == (scaling.connections is None):
        message = "reader_scaling follows one of cpu and connections, as Aurora takes one target"
        yield Problem("", ("reader_scaling",), message, "write one of them, such as cpu: 70")
