"""Schedules by the clock, checked field by field: the six fields of AWS, and the five of Unix."""

import re
from collections.abc import Callable

from generator.quantity import problem, shown

AWS_HINT = 'minutes, hours, day of the month, month, day of the week, year: "0 8 ? * MON-FRI *" is 8:00 on working days'
UNIX_HINT = 'minute, hour, day of the month, month, day of the week: "0 22 * * *" is 22:00 every day'

# Of each field: what it is, its least and largest number, and the names that stand for numbers.
# https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_Field = tuple[str, int, int, tuple[str, ...]]
_AWS: tuple[_Field, ...] = (
    ("minutes", 0, 59, ()),
    ("hours", 0, 23, ()),
    ("day of the month", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 1, 7, _DAYS),
    ("year", 1970, 2199, ()),
)
_AWS_PART = re.compile(r"(\*|[0-9]+(-[0-9]+)?)(/[0-9]+)?")
_AWS_DAY = re.compile(r"\?|L|[0-9]+[LW]|LW|[0-9]+#[1-5]")
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
_UNIX: tuple[_Field, ...] = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day of the month", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 0, 7, _DAYS),
)
_UNIX_PART = re.compile(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/([1-9]\d?))?")


def aws_cron(hint: str = AWS_HINT) -> Callable[[object], object]:
    """Makes a check that a text has the six fields of AWS, and takes its `cron(...)` away; other values pass."""

    def check(value: object) -> object:
        if not isinstance(value, str):
            return value
        fields = _fields(value)
        if len(fields) == len(_UNIX):
            message = f"has the five fields of Unix, {shown(value)}: AWS has a sixth, for the year"
            raise problem(message, f'write it as "{_six_fields(*fields)}"')
        if len(fields) != len(_AWS):
            raise problem(f"needs six fields, not {shown(value)}", hint)
        for text, (name, least, most, names) in zip(fields, _AWS, strict=True):
            if not _fits_aws(name, text.upper(), (least, most), names):
                raise problem(f"cannot have {shown(text)} as its {name}, from {least} to {most}", hint)
        if (fields[2] == "?") == (fields[4] == "?"):
            message = "needs ? for the day of the month or the day of the week, and a value for the other one"
            raise problem(message, hint)
        return " ".join(fields)

    return check


def unix_cron(hint: str = UNIX_HINT) -> Callable[[object], object]:
    """Makes a check that a text has the five fields of Unix, and puts single spaces between them; others pass."""

    def check(value: object) -> object:
        if not isinstance(value, str):
            return value
        fields = _fields(value)
        if len(fields) != len(_UNIX):
            raise problem(f"needs the five fields of Unix, not {shown(value)}", hint)
        for text, (name, least, most, names) in zip(fields, _UNIX, strict=True):
            if not all(_fits_unix(part, least, most, names) for part in text.upper().split(",")):
                raise problem(f"cannot have {shown(text)} as its {name}, from {least} to {most}", hint)
        return " ".join(fields)

    return check


def _fields(value: str) -> list[str]:
    return value.removeprefix("cron(").removesuffix(")").split()


def _fits_aws(field: str, text: str, bounds: tuple[int, int], names: tuple[str, ...]) -> bool:
    for number, name in enumerate(names, start=1):
        text = text.replace(name, str(number))
    numbers = [int(number) for number in re.findall(r"(?<![/#0-9])[0-9]{1,4}", text)]
    patterns = (_AWS_PART, _AWS_DAY) if field.startswith("day") else (_AWS_PART,)
    is_shaped = all(any(pattern.fullmatch(part) for pattern in patterns) for part in text.split(","))
    return is_shaped and all(bounds[0] <= number <= bounds[1] for number in numbers)


def _fits_unix(part: str, least: int, most: int, names: tuple[str, ...]) -> bool:
    for number, name in enumerate(names, start=least):
        part = part.replace(name, str(number))
    match = _UNIX_PART.fullmatch(part)
    return match is not None and all(least <= int(number) <= most for number in match.groups()[:2] if number)


def _six_fields(minutes: str, hours: str, day: str, month: str, weekday: str) -> str:
    """A Unix schedule as AWS writes it. Unix counts the days of the week from 0, or 7, for Sunday."""
    named = re.sub(r"(?<![/0-9])[0-7](?![0-9])", lambda match: _DAYS[int(match[0]) % 7], weekday)
    days = (day, "?") if weekday == "*" else ("?", named)
    return f"{minutes} {hours} {days[0]} {month} {days[1]} *"
