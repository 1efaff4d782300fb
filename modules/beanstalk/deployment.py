"""How a new version, a new configuration and a new platform reach the instances."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema, field_validator

from generator import component
from generator.component import Duration, problem, shown, structure

_ROLLING = ("Rolling", "RollingWithAdditionalBatch")


def _batch_of(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 10000:
        return str(value)
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]?%|100%|[1-9][0-9]{0,3}", value):
        return value
    raise problem(f"must be a number of instances or a percentage, not {shown(value)}", "write it as 1 or 25%")


class Deployment(component.Inputs):
    """How a new version of the application is rolled out."""

    policy: Literal["AllAtOnce", "Rolling", "RollingWithAdditionalBatch", "Immutable", "TrafficSplitting"] = structure(
        "RollingWithAdditionalBatch", "Which instances get it when."
    )
    batch: Annotated[
        str,
        BeforeValidator(_batch_of),
        WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string"}], "examples": ["1", "25%"]}),
    ] = structure("25%", "Instances of one batch of a rolling deployment: a number, or a percentage.")
    timeout: Duration = structure(600, "Time an instance has to run the new version, in seconds.", ge=1, le=3600)
    new_version_percent: int = structure(
        10, "Percent of the requests the new version gets while traffic is split.", ge=1, le=100
    )
    evaluation_time: Duration = structure(
        300, "Time it has to prove itself while traffic is split, in whole minutes.", ge=180, le=36_000
    )

    @field_validator("batch")
    @classmethod
    def _rolling_only(cls, batch: str, info: ValidationInfo) -> str:
        policy = info.data.get("policy", "Rolling")
        if policy not in _ROLLING:
            raise problem(
                f"has no use with policy {policy}, which has no batches", f"leave it out, or choose {_ROLLING[1]}"
            )
        return batch

    @field_validator("evaluation_time")
    @classmethod
    def _minutes(cls, seconds: int) -> int:
        if seconds % 60:
            raise problem(f"is {seconds} seconds, and Elastic Beanstalk counts in minutes", "write it as 5m")
        return seconds

    @field_validator("new_version_percent", "evaluation_time")
    @classmethod
    def _splitting_only(cls, value: int, info: ValidationInfo) -> int:
        policy = info.data.get("policy", "TrafficSplitting")
        if policy != "TrafficSplitting":
            raise problem(f"has no use with policy {policy}: it splits no traffic", "leave it out")
        return value

    @property
    def has_batches(self) -> bool:
        """Whether instances are changed batch by batch."""
        return self.policy in _ROLLING

    @property
    def batch_type(self) -> str:
        """What the size of a batch counts in, in Elastic Beanstalk's words."""
        return "Percentage" if self.batch.endswith("%") else "Fixed"

    @property
    def batch_size(self) -> str:
        """How much of that."""
        return self.batch.removesuffix("%")

    @property
    def evaluation_minutes(self) -> int:
        """The time a new version has while traffic is split, in minutes."""
        return self.evaluation_time // 60

    @property
    def update_type(self) -> str:
        """How instances are replaced when their configuration changes, which goes by the same wish for safety."""
        return "Immutable" if self.policy in ("Immutable", "TrafficSplitting") else "Health"


class ManagedUpdates(component.Inputs):
    """When AWS brings the platform up to date by itself."""

    start: str = structure(
        "Sun:03:00",
        "When, in UTC: a day of the week and a time.",
        pattern=r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun):([01][0-9]|2[0-3]):[0-5][0-9]$",
    )
    level: Literal["patch", "minor"] = structure("minor", "The greatest step: patches only, or minor versions too.")
    replace_instances: bool = structure(
        False, "Whether every instance is replaced in the window even where there is nothing to update."
    )


def updates_of(value: object) -> object:
    """`true` and `false` switch them on and off."""
    if value is True:
        return ManagedUpdates()
    return None if value is False else value
