"""What operators are told of."""

from collections.abc import Mapping

from generator.component import own
from generator.interfaces import Alarm, Metric

_LAG = 1000


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
