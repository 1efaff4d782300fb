"""Schedules as EventBridge Scheduler takes them: a rate, or six fields, checked one by one."""

import re

from generator.component import problem, shown

# Of each field of a schedule: what it is, its least and largest number, and the names that stand for numbers.
# https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CRON: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minutes", 0, 59, ()),
    ("hours", 0, 23, ()),
    ("day of the month", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 1, 7, _DAYS),
    ("year", 1970, 2199, ()),
)
_RATE = re.compile(r"rate\((?P<number>[1-9][0-9]*) (?P<unit>minute|hour|day)s?\)")
_CRON_PART = re.compile(r"(\*|[0-9]+(-[0-9]+)?)(/[0-9]+)?")
_CRON_DAY = re.compile(r"\?|L|[0-9]+[LW]|LW|[0-9]+#[1-5]")


def schedule_of(value: object) -> object:
    """The schedule with AWS's `rate(...)` or `cron(...)` around it."""
    if not isinstance(value, str):
        return value
    if rate := _RATE.fullmatch(value):
        unit = rate["unit"] if rate["number"] == "1" else f"{rate['unit']}s"
        return f"rate({rate['number']} {unit})"
    if value.startswith("rate("):
        raise problem(f"is no rate, {shown(value)}", "such as rate(15 minutes), rate(6 hours) or rate(1 day)")
    return f"cron({_fields_of(value)})"


def _fields_of(value: str) -> str:
    """The six fields without AWS's `cron(...)` around them."""
    fields = value.removeprefix("cron(").removesuffix(")").split()
    if len(fields) == 5:
        message = f"has the five fields of Unix, {shown(value)}: AWS has a sixth, for the year"
        raise problem(message, f'write it as "{_six_fields(*fields)}"')
    if len(fields) != 6:
        raise problem(f"needs six fields, not {shown(value)}", CRON_HINT)
    for text, (name, least, most, names) in zip(fields, _CRON, strict=True):
        if not _fits(name, text.upper(), (least, most), names):
            raise problem(f"cannot have {shown(text)} as its {name}, from {least} to {most}", CRON_HINT)
    if (fields[2] == "?") == (fields[4] == "?"):
        message = "needs ? for the day of the month or the day of the week, and a value for the other one"
        raise problem(message, CRON_HINT)
    return " ".join(fields)


CRON_HINT = (
    'minutes, hours, day of the month, month, day of the week, year: "0 8 ? * MON-FRI *" is 8:00 on working days; '
    "or rate(6 hours)"
)


def _fits(field: str, text: str, bounds: tuple[int, int], names: tuple[str, ...]) -> bool:
    for number, name in enumerate(names, start=1):
        text = text.replace(name, str(number))
    numbers = [int(number) for number in re.findall(r"(?<![/#0-9])[0-9]{1,4}", text)]
    patterns = (_CRON_PART, _CRON_DAY) if field.startswith("day") else (_CRON_PART,)
    is_shaped = all(any(pattern.fullmatch(part) for pattern in patterns) for part in text.split(","))
    return is_shaped and all(bounds[0] <= number <= bounds[1] for number in numbers)


def _six_fields(minutes: str, hours: str, day: str, month: str, weekday: str) -> str:
    """A Unix schedule as AWS writes it. Unix counts the days of the week from 0, or 7, for Sunday."""
    named = re.sub(r"(?<![/0-9])[0-7](?![0-9])", lambda match: _DAYS[int(match[0]) % 7], weekday)
    days = (day, "?") if weekday == "*" else ("?", named)
    return f"{minutes} {hours} {days[0]} {month} {days[1]} *"
