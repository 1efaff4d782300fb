"""What operators are told of."""

from collections.abc import Mapping

from generator.component import over_outputs, own
from generator.interfaces import Alarm, Metric


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
