"""Schedules as EventBridge Scheduler takes them: a rate, or the six fields of AWS."""

import re

from generator.component import problem, shown
from generator.cron import AWS_HINT, aws_cron

# https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
CRON_HINT = f"{AWS_HINT}; or rate(6 hours)"
_RATE = re.compile(r"rate\((?P<number>[1-9][0-9]*) (?P<unit>minute|hour|day)s?\)")
_cron_of = aws_cron(CRON_HINT)


def schedule_of(value: object) -> object:
    """The schedule with AWS's `rate(...)` or `cron(...)` around it."""
    if not isinstance(value, str):
        return value
    if rate := _RATE.fullmatch(value):
        unit = rate["unit"] if rate["number"] == "1" else f"{rate['unit']}s"
        return f"rate({rate['number']} {unit})"
    if value.startswith("rate("):
        raise problem(f"is no rate, {shown(value)}", "such as rate(15 minutes), rate(6 hours) or rate(1 day)")
    return f"cron({_cron_of(value)})"
