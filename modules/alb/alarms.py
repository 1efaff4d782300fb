"""What operators are told of: errors, and answers that take too long."""

from generator.component import own
from generator.interfaces import Alarm, Metric


def alarms(error_percent: float, response_seconds: float) -> dict[str, Alarm]:
    """An alarm for each thing that goes wrong, above these limits."""
    requests = _metric("RequestCount")
    return {
        "target_errors": Alarm.model_construct(
            description="Services answer with server errors: look at their logs and their last deployment.",
            metrics={"errors": _metric("HTTPCode_Target_5XX_Count"), "requests": requests},
            expression="100 * errors / requests",
            threshold=error_percent,
        ),
        "load_balancer_errors": Alarm.model_construct(
            description="The load balancer answers for its services: no task is healthy, or none answers in time.",
            metrics={"errors": _metric("HTTPCode_ELB_5XX_Count"), "requests": requests},
            # Requests that find no target are not in RequestCount:
            # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
            expression="100 * errors / (FILL(requests, 0) + errors)",
            threshold=error_percent,
        ),
        "response_time": Alarm.model_construct(
            description="One answer in twenty is slow: look at the load of the services and of what they use.",
            metrics={"slowest": _metric("TargetResponseTime", "p95")},
            threshold=response_seconds,
        ),
    }


def _metric(name: str, statistic: str = "Sum") -> Metric:
    dimensions = {"LoadBalancer": own("load_balancer_arn_suffix")}
    return Metric.model_construct(namespace="AWS/ApplicationELB", name=name, statistic=statistic, dimensions=dimensions)
