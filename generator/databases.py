"""How many connections a database takes, and who opens how many: advice that every kind of database gives."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from generator.component import Place, Problem, problem

_RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections"
_AURORA = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide"
_ZONES = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html"
_SUBNETS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html"
_GIB = 1024**3

# GiB of memory of a large instance: https://aws.amazon.com/rds/instance-types/
_LARGE = {"t": 8, "m": 8, "c": 4, "r": 16, "x": 64}
_PARTS = {"micro": 1 / 8, "small": 1 / 4, "medium": 1 / 2, "large": 1, "xlarge": 2}

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
_INTERVALS = (1, 5, 10, 15, 30, 60)
_ADVANCED_RETENTION = 465
_FREE_RETENTION = 7


class Limit(NamedTuple):
    """The default of max_connections, from the bytes of memory there are, and the page that says so."""

    connections: Callable[[float], float]
    source: str


LIMITS: Mapping[str, Limit] = {
    "postgres": Limit(lambda memory: min(memory / 9531392, 5000), _RDS),
    "mysql": Limit(lambda memory: memory / 12582880, _RDS),
    "mariadb": Limit(lambda memory: min(memory / 25165760, 12000), _RDS),
    "aurora-postgresql": Limit(lambda memory: min(memory / 9531392, 5000), f"{_AURORA}/AuroraPostgreSQL.Managing.html"),
    "aurora-mysql": Limit(
        lambda memory: max(math.log2(memory / 805306368) * 45, math.log2(memory / 8187281408) * 1000),
        f"{_AURORA}/AuroraMySQL.Managing.Performance.html",
    ),
}


def memory_of(instance_class: object) -> float | None:
    """GiB of memory of `db.r6g.2xlarge` and its like; None for what is not known."""
    parts = re.fullmatch(r"db\.([a-z])[a-z0-9]+\.(micro|small|medium|large|([0-9]*)xlarge)", str(instance_class))
    if parts is None or parts[1] not in _LARGE:
        return None
    times = 2 * int(parts[3] or 1) if parts[2].endswith("xlarge") else _PARTS[parts[2]]
    return _LARGE[parts[1]] * times


def check_connections(place: Place, engine: str, memory: float | None, path: tuple[str, ...]) -> Iterator[Problem]:
    """Workloads that together may open more connections than the database takes."""
    users = [user for user in place.users if user.load.connections]
    wanted = sum(user.load.copies * user.load.connections for user in users)
    if memory is None or not users:
        return
    limit = LIMITS[engine]
    most = int(limit.connections(memory * _GIB))
    if wanted > most:
        each = ", ".join(f"{user.component} {user.load.copies} x {user.load.connections}" for user in users)
        message = f"it takes about {most} connections, and those who use it may open {wanted} ({each})"
        proxy = ", a proxy" if limit.source == _RDS else ""
        hint = f"take a larger one{proxy} or a smaller pool, or let fewer copies run"
        yield Problem("", path, message, hint, "warning", limit.source)


def check_reach(place: Place) -> Iterator[Problem]:
    """Workloads in public subnets: whoever takes one over stands next to the data."""
    for user in place.users:
        if user.load.subnets == "public":
            message = f'"{place.component}", a database, can be reached from the public subnets around it'
            hint = "write subnets: private there, with a NAT gateway or endpoints in the network"
            yield Problem(user.component, ("subnets",), message, hint, "warning", _SUBNETS)


def check_zones(place: Place, path: tuple[str, ...], hint: str) -> Iterator[Problem]:
    """A database without a standby, where that is not to happen."""
    if place.is_protected:
        message = "it runs in one Availability Zone: when that fails, the data cannot be reached"
        yield Problem("", path, message, hint, "warning", _ZONES)


def check_interval(seconds: int) -> int:
    """Seconds between two reports, of those RDS knows."""
    if seconds not in _INTERVALS:
        known = ", ".join(f"{interval}s" for interval in _INTERVALS)
        raise problem(f"cannot be {seconds}s: RDS reports at certain intervals only", f"write one of {known}")
    return seconds


def check_retention(days: int | None) -> int | None:
    """Days a history is kept, of those RDS knows."""
    if days is not None and days not in (7, 731) and (days % 31 or days > 713):
        hint = "write 7d, 731d or months of 31 days: 31d, 62d and so on up to 713d"
        raise problem(f"cannot be {days}d: RDS keeps the history for certain spans only", hint)
    return days


def retention_of(insights: str, days: int | None) -> int:
    """Days the history is kept."""
    return days or (_ADVANCED_RETENTION if insights == "advanced" else _FREE_RETENTION)


def check_insights(insights: str, days: int | None) -> Iterator[Problem]:
    """Whether the history is as long as these insights need it."""
    if insights == "advanced" and retention_of(insights, days) < _ADVANCED_RETENTION:
        message = f"insights_retention is {days}d, and advanced insights keep {_ADVANCED_RETENTION}d or more"
        yield Problem("", ("insights_retention",), message, "leave it out, or take insights: standard")
