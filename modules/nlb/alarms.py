"""What operators are told of: nothing healthy left behind a port, and connections that found no port."""

from collections.abc import Mapping
from typing import Any

from generator.component import over_outputs, own
from generator.interfaces import Alarm, Metric


# https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
def alarms(inputs: Any, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    """An alarm for each listener, and one for all of them."""
    ports = Alarm.model_construct(
        description="Connections found no free port towards their target: add tasks or addresses behind the listener.",
        metrics={"failed": _metric("PortAllocationErrorCount", "Sum")},
        threshold=0.0,
        evaluations=1,
    )
    return {"ports": ports} | {f"{name}_unhealthy": _unhealthy(name) for name in inputs.listeners}


def _unhealthy(listener: str) -> Alarm:
    group = {"TargetGroup": over_outputs(f"{{target_group_arn_suffixes.{listener}}}")}
    metric = _metric("UnHealthyHostCount", "Maximum")
    return Alarm.model_construct(
        description="What is behind the listener does not pass its health check: look at its logs.",
        metrics={"unhealthy": metric.model_copy(update={"dimensions": metric.dimensions | group})},
        threshold=0.0,
    )


def _metric(name: str, statistic: str) -> Metric:
    dimensions = {"LoadBalancer": own("load_balancer_arn_suffix")}
    return Metric.model_construct(namespace="AWS/NetworkELB", name=name, statistic=statistic, dimensions=dimensions)
