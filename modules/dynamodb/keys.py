"""Keys of a table and its indexes: attributes with a type, and what an index holds besides."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator import component
from generator.component import Problem, problem, shown, variable

# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
IndexName = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{3,255}$")]
_MOST_PROJECTED = 100
_LETTERS = {"string": "S", "number": "N", "binary": "B"}


def attribute_name(name: object) -> object:
    """An attribute's name as one would write it in code, or nothing."""
    if isinstance(name, str) and not re.fullmatch(r"[^\s\"\\${}]{1,255}", name):
        raise problem(f"{shown(name)} is not the name of an attribute", "a word such as customer or placed_at")
    return name


Attribute = Annotated[str, BeforeValidator(attribute_name)]


class Key(component.Inputs):
    """An attribute items are found by."""

    name: Attribute = variable(..., "Name of the attribute.")
    type: Literal["string", "number", "binary"] = variable("string", "Type of the attribute.", known=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.type})"


def key_of(value: object) -> object:
    """A key that is a text may be written as its name."""
    return {"name": value} if isinstance(value, str) else value


class Index(component.Inputs):
    """Finds items by other attributes."""

    partition_key: Annotated[Key, BeforeValidator(key_of, json_schema_input_type=Key | str)] = variable(
        ..., "Attribute that spreads the items: its name, or its name and type.", known=True
    )
    sort_key: Annotated[Key | None, BeforeValidator(key_of, json_schema_input_type=Key | str | None)] = variable(
        None, "Attribute that sorts the items of a partition: its name, or its name and type.", known=True
    )
    projection: list[Attribute] | None = variable(
        None, "Attributes held besides the keys, [] for none; all when left out."
    )
    read: int | None = variable(None, "Read units a second, where capacity is provisioned.", ge=1, le=40_000)
    write: int | None = variable(None, "Write units a second, where capacity is provisioned.", ge=1, le=40_000)


class LocalIndex(component.Inputs):
    """Sorts the items of one partition by another attribute."""

    sort_key: Annotated[Key, BeforeValidator(key_of, json_schema_input_type=Key | str)] = variable(
        ..., "Attribute that sorts the items: its name, or its name and type."
    )
    projection: list[Attribute] | None = variable(
        None, "Attributes held besides the keys, [] for none; all when left out."
    )

    def __str__(self) -> str:
        held = "all" if self.projection is None else " ".join(sorted(self.projection)) or "keys"
        return f"{self.sort_key}, {held}"


def _keys(
    partition: Key, sort: Key | None, indexes: Mapping[str, Index], local: Mapping[str, LocalIndex]
) -> Iterator[tuple[tuple[str, ...], Key]]:
    """Every key with the path to it, those of the table first."""
    yield ("partition_key",), partition
    if sort:
        yield ("sort_key",), sort
    for name, index in indexes.items():
        yield ("indexes", name, "partition_key"), index.partition_key
        if index.sort_key:
            yield ("indexes", name, "sort_key"), index.sort_key
    for name, sorted_by in local.items():
        yield ("local_indexes", name, "sort_key"), sorted_by.sort_key


def attributes(
    partition: Key, sort: Key | None, indexes: Mapping[str, Index], local: Mapping[str, LocalIndex]
) -> dict[str, str]:
    """Attributes that are part of a key, with the letters AWS has for their types."""
    return {key.name: _LETTERS[key.type] for _, key in _keys(partition, sort, indexes, local)}


def check_keys(
    speaker: str, partition: Key, sort: Key | None, indexes: Mapping[str, Index], local: Mapping[str, LocalIndex]
) -> Iterator[Problem]:
    """What no key can tell for itself."""
    yield from _check_pairs(speaker, partition, sort, indexes)
    yield from _check_types(speaker, list(_keys(partition, sort, indexes, local)))
    yield from _check_local(speaker, partition, sort, indexes, local)
    projections = [index.projection for index in indexes.values()] + [index.projection for index in local.values()]
    if (count := sum(len(attributes or []) for attributes in projections)) > _MOST_PROJECTED:
        message = f"lists {count} attributes in projections, and AWS takes {_MOST_PROJECTED} over all indexes"
        yield Problem(
            speaker,
            ("indexes" if indexes else "local_indexes",),
            message,
            "leave projection out of an index, which then holds all of them",
        )


def _check_pairs(speaker: str, partition: Key, sort: Key | None, indexes: Mapping[str, Index]) -> Iterator[Problem]:
    pairs = [((), partition, sort)] + [
        (("indexes", name), index.partition_key, index.sort_key) for name, index in indexes.items()
    ]
    for path, first, second in pairs:
        if second and first.name == second.name:
            where = ".".join((*path, "sort_key"))
            message = f"{where} is {shown(second.name)}, which is the partition key already"
            yield Problem(speaker, (*path, "sort_key"), message, "choose another attribute, or leave sort_key out")


def _check_types(speaker: str, keys: list[tuple[tuple[str, ...], Key]]) -> Iterator[Problem]:
    known: dict[str, tuple[str, Key]] = {}
    for path, key in keys:
        where, first = known.setdefault(key.name, (".".join(path), key))
        if first.type != key.type:
            message = f"{'.'.join(path)} has {key}, which is a {first.type} in {where}: an attribute has one type"
            hint = f"write {{name: {key.name}, type: {first.type}}} in both, or choose another attribute"
            yield Problem(speaker, path, message, hint)


def _check_local(
    speaker: str, partition: Key, sort: Key | None, indexes: Mapping[str, Index], local: Mapping[str, LocalIndex]
) -> Iterator[Problem]:
    if local and not sort:
        message = "local_indexes sort items by another key, and the table has no sort_key"
        yield Problem(speaker, ("local_indexes",), message, "add a sort_key, or make them indexes")
    for name, index in local.items():
        if name in indexes:
            message = f"local_indexes.{name} is called like one of the indexes: a table has one index of a name"
            yield Problem(speaker, ("local_indexes", name), message, "rename one of them")
        if index.sort_key.name in (partition.name, sort.name if sort else ""):
            message = f"local_indexes.{name}.sort_key is {shown(index.sort_key.name)}, which is a key of the table"
            yield Problem(speaker, ("local_indexes", name, "sort_key"), message, "choose another attribute")
