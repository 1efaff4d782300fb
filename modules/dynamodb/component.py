"""A DynamoDB table, paid for by request, encrypted with a key of its own and protected against deletion.

An item is found by its `partition_key`, and by its `sort_key` where the table has one. Both are texts unless said
otherwise: `sort_key: {name: placed_at, type: number}`. `indexes` find items by other attributes, `local_indexes` sort
those of one partition by another one; each holds all attributes of an item unless `projection` lists them. Indexes come
and go with the table in use, but keys and local indexes are what the table was made with, for good.

One can go back to any second of the last 35 days. `ttl` names the attribute that holds the time, in seconds since 1970,
after which an item goes by itself. `stream` records changes for a day, for the workloads with the access `stream`.

Capacity follows the load by itself, up to what AWS allows the account. Where the load is steady, provisioned capacity
that follows it between two bounds costs less: `capacity: {read: {min: 10, max: 100}, write: {min: 5, max: 50}}`. An
index then has the most the table has, or its own `read` and `write`, and does not follow: the provider would set it
back with each apply.

A workload that `uses` the table finds its name in `<COMPONENT>_TABLE`. A table to delete must first be applied with
`deletion_protection: false`.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from generator import component
from generator.component import Days, Link, Module, Output, Place, Problem, Stateful, derived, structure, variable
from generator.interfaces import ALARM_SINK, Alarm

from .access import ACCESSES
from .alarms import alarms
from .capacity import Capacity, Range
from .keys import Index, IndexName, Key, LocalIndex, attribute_name, attributes, check_keys, key_of


class Inputs(component.Inputs):
    partition_key: Annotated[Key, BeforeValidator(key_of, json_schema_input_type=Key | str)] = variable(
        ..., "Attribute that spreads the items: its name, or its name and type.", known=True
    )
    sort_key: Annotated[Key | None, BeforeValidator(key_of, json_schema_input_type=Key | str | None)] = variable(
        None, "Attribute that sorts the items of a partition: its name, or its name and type.", known=True
    )
    indexes: dict[IndexName, Index] = variable({}, "Indexes by other keys, by name.", known=True, max_length=20)
    local_indexes: dict[IndexName, LocalIndex] = variable(
        {}, "Indexes by another sort key, by name; the table has them from the start.", known=True, max_length=5
    )
    capacity: Capacity | None = structure(None, "Provisioned capacity instead of paying by request.")
    table_class: Literal["standard", "infrequent-access"] = variable(
        "standard", "Storage class; infrequent-access has cheaper storage and dearer requests.", known=True
    )
    ttl: Annotated[str | None, BeforeValidator(attribute_name)] = structure(
        None, "Attribute with the time an item goes, in seconds since 1970."
    )
    stream: Literal["keys-only", "new-image", "old-image", "new-and-old-images"] | None = structure(
        None, "What the stream tells of a changed item; no stream when left out."
    )
    backup_retention: Days = variable(35, "Days one can go back to any second of.", ge=1, le=35)
    contributor_insights: bool = structure(False, "Record which keys are asked for and throttled most, at extra cost.")
    deletion_protection: bool = variable(True, "Refuse to delete the table.")

    @property
    def view(self) -> str:
        """What AWS calls the content of the stream."""
        return (self.stream or "").replace("-", "_").upper()

    @property
    def is_provisioned(self) -> bool:
        """Whether capacity is paid for by the hour."""
        return self.capacity is not None

    @derived("Attributes that are part of a key, with their types.")
    def attributes(self, _place: Place) -> dict[str, str]:
        return attributes(self.partition_key, self.sort_key, self.indexes, self.local_indexes)

    @derived("Attribute with the time an item goes.")
    def ttl_attribute(self, _place: Place) -> str | None:
        return self.ttl

    @derived("Bounds of the capacity, in read units a second.")
    def read_units(self, _place: Place) -> Range | None:
        return self.capacity.read if self.capacity else None

    @derived("Bounds of the capacity, in write units a second.")
    def write_units(self, _place: Place) -> Range | None:
        return self.capacity.write if self.capacity else None

    @derived("Percent of the capacity in use that is aimed at.")
    def utilization(self, _place: Place) -> int | None:
        return self.capacity.utilization if self.capacity else None


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    yield from check_keys(place.component, inputs.partition_key, inputs.sort_key, inputs.indexes, inputs.local_indexes)
    for name, index in inputs.indexes.items():
        for units in ("read", "write"):
            if not inputs.is_provisioned and getattr(index, units) is not None:
                message = f"indexes.{name}.{units} has no use: the table is paid for by request"
                yield Problem(place.component, ("indexes", name, units), message, "leave it out, or give it a capacity")


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return alarms(list(inputs.indexes))


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    """https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/dynamodb/table.go"""
    return {
        "name": place.name,
        "partition_key": str(inputs.partition_key),
        "sort_key": str(inputs.sort_key or "none"),
        "local_indexes": "; ".join(f"{name} by {index}" for name, index in sorted(inputs.local_indexes.items()))
        or "none",
    }


MODULE = Module(
    inputs=Inputs,
    links={"alarms": Link(ALARM_SINK, "Who hears of throttled requests and errors.", required=False, sends=_alarms)},
    outputs={
        "table_name": Output("aws_dynamodb_table.this.name", "Name of the table.", shown=True),
        "arn": Output("aws_dynamodb_table.this.arn", "ARN of the table."),
        "stream_arn": Output(
            "aws_dynamodb_table.this.stream_arn", "ARN of the stream.", when=lambda inputs: bool(inputs.stream)
        ),
        "key_arn": Output("aws_kms_key.this.arn", "ARN of the key the items are encrypted with."),
    },
    accesses=ACCESSES,
    # Without their key the items are unreadable.
    stateful=(Stateful("aws_dynamodb_table.this", _fixed), Stateful("aws_kms_key.this")),
    protections={"deletion_protection": True},
    # Aliases of keys end at 256, "alias/" taken off.
    name_limit=250,
    check=_check,
)
