"""Provisioned capacity, and the bounds it follows the load between."""

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import problem, variable


class Range(component.Inputs):
    """Bounds of the capacity, in units a second."""

    min: int = variable(..., "Least units.", ge=1, le=40_000)
    max: int = variable(..., "Most units.", ge=1, le=40_000)

    @field_validator("max")
    @classmethod
    def _not_less(cls, most: int, info: ValidationInfo) -> int:
        least = info.data.get("min")
        if isinstance(least, int) and most < least:
            raise problem(
                f"is {most}, less than min, which is {least}", f"write max: {least} or more, or a smaller min"
            )
        return most


# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
class Capacity(component.Inputs):
    """Capacity that is paid for by the hour and follows the load."""

    read: Range = variable(..., "Bounds of the read capacity: a unit is one read of 4 KB a second.")
    write: Range = variable(..., "Bounds of the write capacity: a unit is one write of 1 KB a second.")
    utilization: int = variable(70, "Percent of the capacity in use that is aimed at.", ge=20, le=90)
