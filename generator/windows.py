"""Spans of time in UTC in which a service of AWS works on its own: of the day, and of the week."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.quantity import problem, shown

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY, _WEEK = 1440, 10080
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"


class Windows(NamedTuple):
    """The spans one service takes: its name, and how many minutes they have at least."""

    service: str
    least: int

    def check_daily(self, window: str) -> str:
        """A span of the day, 03:00-04:00."""
        if not re.fullmatch(f"{_CLOCK}-{_CLOCK}", window):
            raise problem(f"must be a span of the day in UTC, not {shown(window)}", "write it as 03:00-04:00")
        return self._long_enough(window)

    def check_weekly(self, window: str) -> str:
        """A span of the week, sun:05:00-sun:06:00."""
        days = "|".join(_DAYS)
        if not re.fullmatch(f"(?:{days}):{_CLOCK}-(?:{days}):{_CLOCK}", window):
            raise problem(
                f"must be a span of the week in UTC, not {shown(window)}",
                "write it as sun:05:00-sun:06:00; the days are mon, tue, wed, thu, fri, sat and sun",
            )
        return self._long_enough(window)

    def _long_enough(self, window: str) -> str:
        minutes = _span(window)[1]
        if minutes < self.least:
            message = f"cannot be {window}: it is {minutes} minutes long, and {self.service} needs {self.least} or more"
            raise problem(message, "end it later")
        return window


def overlap(daily: str, weekly: str) -> bool:
    """Whether both are open at one moment of any week."""
    (start, minutes), (week_start, week_minutes) = _span(daily), _span(weekly)
    starts = [day * _DAY + start for day in range(len(_DAYS))]
    return any((at - week_start) % _WEEK < week_minutes or (week_start - at) % _WEEK < minutes for at in starts)


def _span(window: str) -> tuple[int, int]:
    """The first minute of a window, of the day or of the week, and how many it has."""
    start, end = (_minute(part) for part in window.split("-"))
    return start, (end - start) % (_WEEK if window[0].isalpha() else _DAY)


def _minute(moment: str) -> int:
    *day, hour, minute = moment.split(":")
    return sum(_DAYS.index(name) * _DAY for name in day) + int(hour) * 60 + int(minute)
