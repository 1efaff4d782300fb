"""Schedules as EC2 Auto Scaling takes them: the five fields of Unix, checked one by one."""

import re

from generator.component import problem, shown

# Each field: what it is, its least and largest number, and the names that stand for numbers.
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
_FIELDS: tuple[tuple[str, int, int, list[str]], ...] = (
    ("minute", 0, 59, []),
    ("hour", 0, 23, []),
    ("day of the month", 1, 31, []),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 0, 7, _DAYS),
)
_PART = re.compile(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/([1-9]\d?))?")
CRON_HINT = 'minute, hour, day of the month, month, day of the week: "0 22 * * *" is 22:00 every day'


def cron_of(value: object) -> object:
    """A schedule of five fields, with single spaces between them."""
    if not isinstance(value, str):
        return value
    fields = value.removeprefix("cron(").removesuffix(")").split()
    if len(fields) != len(_FIELDS):
        raise problem(f"needs the five fields of Unix, not {shown(value)}", CRON_HINT)
    for text, (name, least, most, names) in zip(fields, _FIELDS, strict=True):
        if not all(_fits(part, least, most, names) for part in text.upper().split(",")):
            raise problem(f"cannot have {shown(text)} as its {name}, from {least} to {most}", CRON_HINT)
    return " ".join(fields)


def _fits(part: str, least: int, most: int, names: list[str]) -> bool:
    for number, name in enumerate(names, start=least):
        part = part.replace(name, str(number))
    match = _PART.fullmatch(part)
    return match is not None and all(least <= int(number) <= most for number in match.groups()[:2] if number)
