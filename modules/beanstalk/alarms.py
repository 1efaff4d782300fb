"""What operators are told of: bad health, failing and slow requests."""

from collections.abc import Mapping
from typing import Any

from generator.component import own
from generator.interfaces import Alarm, Metric


def alarms(inputs: Any, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    """The health of the environment, and what of its requests is measured."""
    found = {
        # 0 is Ok, 15 Warning, 20 Degraded, 25 Severe:
        # https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-cloudwatch.html
        "health": _alarm(
            "Health is Degraded or Severe: `eb health` and the events of the environment say why.",
            "EnvironmentHealth",
            threshold=15.0,
            statistic="Maximum",
        )
    }
    if inputs.tier == "web" and "ApplicationRequests5xx" in inputs.environment_metrics:
        found["errors"] = _alarm(
            "More than 10 requests a minute failed for five minutes: read the logs of the program.",
            "ApplicationRequests5xx",
            threshold=10.0,
            statistic="Sum",
        )
    if inputs.tier == "web" and {"ApplicationRequests4xx", "ApplicationRequestsTotal"} <= {*inputs.environment_metrics}:
        found["refusals"] = Alarm.model_construct(
            description="A fifth of the requests got a 4xx for five minutes: broken links, or somebody tries doors.",
            metrics={
                "refused": _metric("ApplicationRequests4xx", "Sum"),
                "total": _metric("ApplicationRequestsTotal", "Sum"),
            },
            expression="100 * refused / total",
            threshold=20.0,
        )
    if inputs.tier == "web" and "ApplicationLatencyP99" in inputs.environment_metrics:
        found["latency"] = _alarm(
            "One of 100 requests takes longer than 5 seconds: look for slow queries, or scale at a lower threshold.",
            "ApplicationLatencyP99",
            threshold=5.0,
        )
    return found


def _alarm(description: str, metric: str, *, threshold: float, statistic: str = "Average") -> Alarm:
    measured = _metric(metric, statistic)
    return Alarm.model_construct(description=description, metrics={"value": measured}, threshold=threshold)


def _metric(name: str, statistic: str) -> Metric:
    dimensions = {"EnvironmentName": own("environment_name")}
    return Metric.model_construct(
        namespace="AWS/ElasticBeanstalk", name=name, statistic=statistic, dimensions=dimensions
    )
