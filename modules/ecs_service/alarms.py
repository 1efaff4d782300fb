"""What operators are told of: too little CPU or memory, missing tasks, tasks that do not answer."""

from collections.abc import Mapping

from generator.component import own
from generator.interfaces import Alarm, Metric


def alarms(_inputs: object, linked: frozenset[str]) -> Mapping[str, Alarm]:
    """An alarm for each thing that goes wrong, one more behind a load balancer."""
    insights = "ECS/ContainerInsights"
    found = {
        "cpu": Alarm.model_construct(
            description="CPU above 80 percent for five minutes: give the tasks more of it, or scale a larger maximum.",
            metrics={"cpu": _metric("AWS/ECS", "CPUUtilization")},
            threshold=80.0,
        ),
        "memory": Alarm.model_construct(
            description="Memory above 90 percent: tasks that run out are killed. Give them more, or look for a leak.",
            metrics={"memory": _metric("AWS/ECS", "MemoryUtilization")},
            threshold=90.0,
        ),
        "tasks": Alarm.model_construct(
            description="Fewer tasks than wanted for ten minutes: the events of the service say why.",
            metrics={
                "desired": _metric(insights, "DesiredTaskCount"),
                "running": _metric(insights, "RunningTaskCount"),
            },
            expression="desired - running",
            threshold=0.0,
            evaluations=10,
        ),
    }
    if "load_balancer" in linked:
        found["unhealthy"] = _unhealthy("")
    if "internal_load_balancer" in linked:
        found["unhealthy_internal"] = _unhealthy("internal_")
    return found


def _unhealthy(prefix: str) -> Alarm:
    dimensions = {
        "TargetGroup": own(f"{prefix}target_group_arn_suffix"),
        "LoadBalancer": own(f"{prefix}load_balancer_arn_suffix"),
    }
    metric = Metric.model_construct(
        namespace=own(f"{prefix}load_balancer_namespace"),
        name="UnHealthyHostCount",
        statistic="Maximum",
        dimensions=dimensions,
    )
    return Alarm.model_construct(
        description="Tasks do not pass the load balancer's health check: read their logs.",
        metrics={"unhealthy": metric},
        threshold=0.0,
    )


def _metric(namespace: str, name: str, statistic: str = "Average") -> Metric:
    dimensions = {"ClusterName": own("cluster_name"), "ServiceName": own("service_name")}
    return Metric.model_construct(namespace=namespace, name=name, statistic=statistic, dimensions=dimensions)
