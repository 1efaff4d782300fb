"""pydantic's findings in the words of the person who wrote the blueprint."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain, groupby
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.errors import closest
from generator.quantity import as_written, quantity_pattern, shown
from generator.reference import Interpolation


class Finding(NamedTuple):
    """A problem inside a model: its path, whether its key or its value is meant, what it is, and the way out."""

    path: tuple[str | int, ...]
    key: bool
    message: str
    hint: str


_MUST_BE = {
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be a mapping",
    "model_type": "must be a mapping",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
    "multiple_of": "must be a multiple of {multiple_of}",
    "string_too_short": "must have {min_length} or more characters",
    "string_too_long": "must have {max_length} characters at most",
    "too_short": "must have {min_length} or more entries",
    "too_long": "must have {max_length} entries at most",
    "literal_error": "must be {expected}",
    "union": "must be {expected}",
    "string_pattern_mismatch": "must have another form",
}
_TYPES = {("str",), ("int",), ("float",), ("bool",)}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_COMMANDS = {"command", "entrypoint"}
_MEANT = {**dict.fromkeys(("yes", "on", "y"), "write true"), **dict.fromkeys(("no", "off", "n"), "write false")}


def explain(error: ValidationError, model: type[BaseModel], also: Iterable[str] = ()) -> Iterator[Finding]:
    """One finding for each problem pydantic names. `also` are keys known beside the model's own at its top."""
    for detail in _without_alternatives(error.errors(include_url=False)):
        is_key = detail["loc"][-1:] == ("[key]",)
        path = detail["loc"][:-1] if is_key else detail["loc"]
        here = _model_at(model, path[:-1])
        known = [*(here.model_fields if here else ()), *(also if len(path) == 1 else ())]
        finding = _finding(detail, path, known, _field(here, path))
        yield finding._replace(key=True) if is_key else finding


def _without_alternatives(details: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """One problem where pydantic names one for each type a value might have had, that type at the end of its path."""
    for place, group in groupby(details, lambda item: item["loc"][:-1] if item["loc"][-1:] in _TYPES else item["loc"]):
        found = list(group)
        if len(found) == 1 and found[0]["loc"] == place:
            yield found[0]
        else:
            words = [_MUST_BE.get(item["type"], "").removeprefix("must be ") for item in found]
            context = {"expected": " or ".join(dict.fromkeys(word for word in words if word))}
            yield {**found[0], "loc": place, "type": "union", "ctx": context}


def _finding(detail: ErrorDetails, path: tuple[str | int, ...], known: list[str], field: FieldInfo | None) -> Finding:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    name, description = dotted(path), _description(field, path)
    if kind == "missing":
        return Finding(path, False, f"{name} is missing", description)
    if kind == "extra_forbidden":
        return Finding(path, True, f"there is no setting {name}", closest(str(path[-1]), known, "settings"))
    if kind == "tfgen":
        message = context["message"]
        text = message if message.startswith('"') else f"{name} {message}" if name else message
        return Finding(path, False, text, context["hint"])
    if isinstance(value, Interpolation):
        return Finding(path, False, f"{name} cannot be {value}: it takes no reference", "write the value itself")
    if kind not in _MUST_BE:
        # A module of the user's may hold types and validators that ours have no need of.
        return Finding(path, False, f"{name} is not right: {detail['msg'].removeprefix('Value error, ')}", description)
    if kind == "string_pattern_mismatch":
        return Finding(
            path, False, f"{name} cannot be {shown(value)}", description or f"it must match {context['pattern']}"
        )
    if field and (pattern := quantity_pattern(_metadata(field))):
        context = {limit: as_written(item, pattern) for limit, item in context.items() if isinstance(item, int | float)}
        text = value if isinstance(value, str) else as_written(value, pattern)
        return Finding(path, False, f"{name} {_must_be(kind, context)}, not {text}", description)
    message = f"{name} {_must_be(kind, context)}, not {context.get('actual_length', shown(value))}"
    return Finding(path, False, message, _hint(kind, value, context, path) or description)


def _must_be(kind: str, context: Mapping[str, Any]) -> str:
    whole = {name: int(item) for name, item in context.items() if isinstance(item, float) and item.is_integer()}
    return _MUST_BE[kind].format(**{**context, **whole}).replace("'", "")


def _hint(kind: str, value: object, context: Mapping[str, Any], path: tuple[str | int, ...]) -> str:
    if kind == "literal_error":
        return _closest_option(value, str(context["expected"]))
    if kind == "string_type" and isinstance(value, float):
        # What was written is lost: 16.10 is read as 16.1.
        return "put it in quotes, digit by digit as it stands there"
    if kind == "string_type" and isinstance(value, int):
        return f'put it in quotes: "{shown(value)}"'
    if kind in ("int_type", "float_type") and isinstance(value, str) and _NUMBER.fullmatch(value):
        return "write the number without quotes"
    if kind == "bool_type" and isinstance(value, str):
        return _MEANT.get(value.lower(), "")
    if kind == "list_type" and isinstance(value, str) and path[-1] in _COMMANDS:
        return f"write it word by word: [{', '.join(map(shown, _words(value)))}]"
    if kind == "list_type" and isinstance(value, str | int | float):
        return f"write it as a list: [{shown(value)}]"
    return ""


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:
        return command.split()


def _metadata(field: FieldInfo) -> list[Any]:
    """What is said of its type, wherever null is allowed beside it too."""
    inside = (getattr(item, "__metadata__", ()) for item in get_args(field.annotation))
    return [*field.metadata, *chain.from_iterable(inside)]


def _closest_option(value: object, expected: str) -> str:
    options = expected.replace(" or ", ", ").split(", ")
    if value in options:
        return "write the number without quotes"
    known = [option.strip("'") for option in options]
    return closest(value, known) if isinstance(value, str) and get_close_matches(value, known) else ""


def dotted(path: Iterable[str | int]) -> str:
    """`scale.schedules[0].cron`, the way people point at a setting."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{_name(part)}" for part in path).removeprefix(".")


def _name(part: str) -> str:
    return part if re.fullmatch(r"[\w:/-]+", part) else shown(part)


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model a path leads to; indexes and keys of mappings stay where they are."""
    here: type[BaseModel] | None = model
    for part in path:
        if here is not None and part in here.model_fields:
            here = _models_in(here.model_fields[str(part)].annotation)
    return here


def _models_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for argument in get_args(annotation) if (model := _models_in(argument))), None)


def _field(model: type[BaseModel] | None, path: tuple[str | int, ...]) -> FieldInfo | None:
    return model.model_fields.get(str(path[-1])) if model is not None and path else None


def _description(field: FieldInfo | None, path: tuple[str | int, ...]) -> str:
    return f"{path[-1]}: {field.description.rstrip('.')}" if field and field.description else ""
