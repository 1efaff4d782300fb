"""What operators are told of: too little CPU, instances that fail, instances that are missing."""

from collections.abc import Mapping

from generator.component import own
from generator.interfaces import Alarm, Metric


def alarms(_inputs: object, linked: frozenset[str]) -> Mapping[str, Alarm]:
    """An alarm for each thing that goes wrong, one more behind a load balancer."""
    found = {
        "cpu": Alarm.model_construct(
            description="CPU above 80 percent for five minutes: choose a larger instance type, or a larger maximum.",
            metrics={"cpu": _metric("AWS/EC2", "CPUUtilization")},
            threshold=80.0,
        ),
        "status": Alarm.model_construct(
            description="An instance fails EC2's status checks: it is replaced; if that goes on, read its system log.",
            metrics={"failed": _metric("AWS/EC2", "StatusCheckFailed", "Maximum")},
            threshold=0.0,
        ),
        "instances": Alarm.model_construct(
            description="Fewer instances in service than wanted for ten minutes: the group's activities say why.",
            metrics={
                "desired": _metric("AWS/AutoScaling", "GroupDesiredCapacity"),
                "running": _metric("AWS/AutoScaling", "GroupInServiceInstances"),
            },
            expression="desired - running",
            threshold=0.0,
            evaluations=10,
        ),
    }
    return found | ({"unhealthy": _unhealthy()} if "load_balancer" in linked else {})


def _unhealthy() -> Alarm:
    dimensions = {"TargetGroup": own("target_group_arn_suffix"), "LoadBalancer": own("load_balancer_arn_suffix")}
    metric = Metric.model_construct(
        namespace=own("load_balancer_namespace"), name="UnHealthyHostCount", statistic="Maximum", dimensions=dimensions
    )
    return Alarm.model_construct(
        description="Instances do not pass the load balancer's health check: read the logs of the program.",
        metrics={"unhealthy": metric},
        threshold=0.0,
    )


def _metric(namespace: str, name: str, statistic: str = "Average") -> Metric:
    dimensions = {"AutoScalingGroupName": own("group_name")}
    return Metric.model_construct(namespace=namespace, name=name, statistic=statistic, dimensions=dimensions)
