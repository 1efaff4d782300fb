"""What operators are told of: nodes that are busy, full, or drop keys."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.component import over_outputs
from generator.interfaces import Alarm, Metric


class _Alarm(NamedTuple):
    """What goes off when the nodes of a shard are over the threshold for a quarter of an hour."""

    metric: str
    statistic: str
    threshold: int
    description: str


# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
_ALARMS = {
    "cpu": _Alarm("EngineCPUUtilization", "Average", 80, "The cache is busy: spread the load or take larger nodes."),
    "memory": _Alarm("DatabaseMemoryUsagePercentage", "Maximum", 90, "The cache is nearly full: take larger nodes."),
    "evictions": _Alarm("Evictions", "Sum", 1000, "The cache drops keys for lack of memory: take larger nodes."),
}


def alarms(shards: Mapping[str, list[str]]) -> Mapping[str, Alarm]:
    """The alarms over the nodes of each shard, `""` where there is but one."""
    return {
        f"{kind}_{shard}" if shard else kind: _over_nodes(alarm, nodes)
        for shard, nodes in shards.items()
        for kind, alarm in _ALARMS.items()
    }


def _over_nodes(alarm: _Alarm, nodes: list[str]) -> Alarm:
    """One alarm over the nodes of a shard; they are fewer than the ten metrics an alarm takes."""
    metrics = {
        f"node_{node.replace('-', '_')}": Metric.model_construct(
            namespace="AWS/ElastiCache",
            name=alarm.metric,
            statistic=alarm.statistic,
            dimensions={"CacheClusterId": over_outputs(f"{{replication_group_id}}-{node}")},
        )
        for node in nodes
    }
    whole = "SUM(METRICS())" if alarm.statistic == "Sum" else "MAX(METRICS())"
    return Alarm.model_construct(
        description=alarm.description,
        metrics=metrics,
        expression=whole if len(nodes) > 1 else "",
        threshold=alarm.threshold,
        period=300,
        evaluations=3,
    )
