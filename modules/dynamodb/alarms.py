"""What operators are told of: requests that DynamoDB refuses for want of capacity, or fails at."""

from collections.abc import Mapping

from generator.component import own
from generator.interfaces import Alarm, Metric

# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
_THROTTLED = {"throttled_reads": "ReadThrottleEvents", "throttled_writes": "WriteThrottleEvents"}
# Errors are counted by operation only; ten metrics are the most an alarm takes.
_OPERATIONS = (
    "BatchGetItem",
    "BatchWriteItem",
    "DeleteItem",
    "GetItem",
    "PutItem",
    "Query",
    "Scan",
    "TransactGetItems",
    "TransactWriteItems",
    "UpdateItem",
)


def alarms(indexes: list[str]) -> Mapping[str, Alarm]:
    """The alarms of a table with these indexes, which run out of capacity each for itself."""
    throttled = {
        f"{kind}_{index}" if index else kind: _throttled(metric, index)
        for index in ("", *indexes)
        for kind, metric in _THROTTLED.items()
    }
    return throttled | {"errors": _errors()}


def _throttled(metric: str, index: str) -> Alarm:
    where = f"the index {index}" if index else "the table"
    return Alarm.model_construct(
        description=f"Requests to {where} are throttled: look for a key asked for too often, or give more capacity.",
        metrics={"throttled": _metric(metric, {"GlobalSecondaryIndexName": index} if index else {})},
        threshold=0.0,
    )


def _errors() -> Alarm:
    return Alarm.model_construct(
        description="DynamoDB fails at requests: look at the AWS Health Dashboard; clients should try again.",
        metrics={f"in_{name.lower()}": _metric("SystemErrors", {"Operation": name}) for name in _OPERATIONS},
        expression="SUM(METRICS())",
        threshold=0.0,
        evaluations=3,
    )


def _metric(name: str, dimensions: Mapping[str, str]) -> Metric:
    return Metric.model_construct(
        namespace="AWS/DynamoDB",
        name=name,
        statistic="Sum",
        dimensions={"TableName": own("table_name"), **dimensions},
    )
