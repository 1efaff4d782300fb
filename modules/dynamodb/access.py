"""What a workload may do to exactly this table, its indexes and its stream."""

from collections.abc import Callable
from typing import Any

from generator.component import Access, Statement

_READ = ("dynamodb:BatchGetItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan")
_WRITE = (
    "dynamodb:BatchWriteItem",
    "dynamodb:ConditionCheckItem",
    "dynamodb:DeleteItem",
    "dynamodb:DescribeTable",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
)
_STREAM = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
_KEY_READ = ("kms:Decrypt", "kms:DescribeKey")
_KEY_WRITE = (*_KEY_READ, "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo")
_ENVIRONMENT = {"TABLE": "{table_name}"}


def _statements(actions: tuple[str, ...], key: tuple[str, ...]) -> Callable[[Any], tuple[Statement, ...]]:
    """The table, each index where items are read, and the key."""

    def statements(inputs: Any) -> tuple[Statement, ...]:
        names = sorted([*inputs.indexes, *inputs.local_indexes])
        indexes = tuple(f"{{arn}}/index/{name}" for name in names) if "dynamodb:Query" in actions else ()
        reading = (Statement(("dynamodb:Query", "dynamodb:Scan"), indexes),) if indexes else ()
        return (Statement(tuple(sorted(set(actions))), ("{arn}",)), *reading, Statement(key, ("{key_arn}",)))

    return statements


ACCESSES = {
    "read-write": Access(
        "Find, read, add, change and delete items.",
        statements=_statements(_READ + _WRITE, _KEY_WRITE),
        environment=_ENVIRONMENT,
    ),
    "read": Access("Find and read items.", statements=_statements(_READ, _KEY_READ), environment=_ENVIRONMENT),
    "write": Access(
        "Add, change and delete items, without reading any.",
        statements=_statements(_WRITE, _KEY_WRITE),
        environment=_ENVIRONMENT,
    ),
    "stream": Access(
        "Hear of changes from the stream.",
        statements=(Statement(_STREAM, ("{stream_arn}",)), Statement(_KEY_READ, ("{key_arn}",))),
        environment=_ENVIRONMENT | {"STREAM_ARN": "{stream_arn}"},
        when=lambda inputs: bool(inputs.stream),
        otherwise="write stream: new-and-old-images there",
    ),
}
