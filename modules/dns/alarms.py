"""What operators are told of: something that does not answer, seen from all over the world."""

from collections.abc import Mapping
from typing import Any

from generator.component import over_outputs
from generator.interfaces import Alarm, Metric


# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html
def alarms(inputs: Any, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    """An alarm for each health check that wants one."""
    return {name: _alarm(name) for name, check in inputs.health_checks.items() if check.alarm}


def _alarm(name: str) -> Alarm:
    status = Metric.model_construct(
        namespace="AWS/Route53",
        name="HealthCheckStatus",
        statistic="Minimum",
        dimensions={"HealthCheckId": over_outputs(f"{{health_check_ids.{name}}}")},
    )
    return Alarm.model_construct(
        description="It does not answer: records that depend on it are left out until it does.",
        metrics={"status": status},
        comparison="LessThanThreshold",
        threshold=1.0,
        evaluations=1,
        missing_data="breaching",
    )
