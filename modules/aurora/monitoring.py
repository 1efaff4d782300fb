"""What is watched: the hosts, the load and its history, and what operators are told of."""

from collections.abc import Iterator, Mapping

from generator.component import Problem, own, problem
from generator.interfaces import Alarm, Metric

# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
_INTERVALS = (1, 5, 10, 15, 30, 60)
_ADVANCED_RETENTION = 465
_FREE_RETENTION = 7
_LAG = 1000


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


def alarms(*, serverless: bool, readers: int) -> Mapping[str, Alarm]:
    """The alarms of a cluster; its storage grows by itself."""
    busy = "The database is busy: its insights name the statements."
    small = "The memory is nearly used up: take a larger instance."
    full = "The cluster is near its most capacity units: raise capacity.max, or see its insights for the statements."
    behind = "Readers are behind the writer by more than a second: see what the writer writes, and how large they are."
    found = {
        "capacity": _alarm("ACUUtilization", "Average", 90, full),
        "cpu": _alarm("CPUUtilization", "Average", 80, busy),
        "memory": _alarm("FreeableMemory", "Minimum", 100 * 1024**2, small),
        "lag": _alarm("AuroraReplicaLagMaximum", "Maximum", _LAG, behind),
    }
    wanted = {"capacity"} if serverless else {"cpu", "memory"}
    wanted |= {"lag"} if readers else set()
    return {name: alarm for name, alarm in found.items() if name in wanted}


def _alarm(name: str, statistic: str, threshold: float, description: str) -> Alarm:
    metric = Metric.model_construct(
        namespace="AWS/RDS", name=name, statistic=statistic, dimensions={"DBClusterIdentifier": own("identifier")}
    )
    return Alarm.model_construct(
        description=description,
        metrics={"database": metric},
        comparison="LessThanThreshold" if name.startswith("Free") else "GreaterThanThreshold",
        threshold=threshold,
        period=300,
        evaluations=3,
    )
