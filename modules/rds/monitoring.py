"""What is watched: the host, the load and its history, and what operators are told of."""

from collections.abc import Iterator, Mapping

from generator.component import Problem, over_outputs, own, problem
from generator.interfaces import Alarm, Metric

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
_INTERVALS = (1, 5, 10, 15, 30, 60)
_ADVANCED_RETENTION = 465
_FREE_RETENTION = 7


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


def alarms(storage: int, replicas: tuple[str, ...]) -> Mapping[str, Alarm]:
    """The alarms of a database with so many GiB of storage, of which a twentieth must stay free, and its replicas."""
    twentieth = storage * 1024**3 // 20
    return {
        "cpu": _alarm("CPUUtilization", 80, "The database is busy: its insights name the statements."),
        "storage": _alarm("FreeStorageSpace", twentieth, "The storage is nearly full: look whether it may still grow."),
        "memory": _alarm("FreeableMemory", 100 * 1024**2, "The memory is nearly used up: take a larger instance."),
        **{f"{name}_lag": _lag(name) for name in replicas},
    }


def _lag(replica: str) -> Alarm:
    """A minute behind is what a reader notices."""
    told = "The replica is more than a minute behind: see what is written, and whether it is large enough."
    return _alarm("ReplicaLag", 60, told, over_outputs(f"{{identifier}}-{replica}"))


def _alarm(name: str, threshold: float, description: str, identifier: object = None) -> Alarm:
    metric = Metric.model_construct(
        namespace="AWS/RDS", name=name, dimensions={"DBInstanceIdentifier": identifier or own("identifier")}
    )
    return Alarm.model_construct(
        description=description,
        metrics={"database": metric},
        comparison="LessThanThreshold" if name.startswith("Free") else "GreaterThanThreshold",
        threshold=threshold,
        period=300,
        evaluations=3,
    )
