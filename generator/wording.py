"""pydantic's findings in the words of the person who wrote the blueprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import closest
from generator.quantity import shown


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
    "string_pattern_mismatch": "must match the pattern {pattern}",
}
_QUOTE_IT = {"string_type": 'put it in quotes: "{value}"', "int_type": "write the number without quotes"}


def explain(error: ValidationError, model: type[BaseModel], also: Iterable[str] = ()) -> Iterator[Finding]:
    """One finding for each problem pydantic names. `also` are keys known beside the model's own at its top."""
    for detail in error.errors(include_url=False):
        path = tuple(detail["loc"])
        here = _model_at(model, path[:-1])
        known = [*(here.model_fields if here else ()), *(also if len(path) == 1 else ())]
        yield _finding(detail, path, known, _description(here, path))


def _finding(detail: ErrorDetails, path: tuple[str | int, ...], known: list[str], description: str) -> Finding:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    name = dotted(path)
    if kind == "missing":
        return Finding(path[:-1], False, f"{name} is missing", description)
    if kind == "extra_forbidden":
        return Finding(path, True, f"there is no setting {name}", closest(str(path[-1]), known, "settings"))
    if kind == "tfgen":
        message = context["message"]
        text = message if message.startswith('"') else f"{name} {message}" if name else message
        return Finding(path, False, text, context["hint"])
    if kind not in _MUST_BE:
        raise AssertionError(f"BUG: no words for pydantic's {kind}")
    message = f"{name} {_MUST_BE[kind].format(**context)}, not {shown(value)}"
    return Finding(path, False, message, _hint(kind, value, context) or description)


def _hint(kind: str, value: object, context: Mapping[str, Any]) -> str:
    if kind == "literal_error" and isinstance(value, str):
        options = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        return closest(value, options, "one of")
    if kind == "string_type" and isinstance(value, int | float):
        return _QUOTE_IT[kind].format(value=value)
    if kind == "int_type" and isinstance(value, str) and value.isdigit():
        return _QUOTE_IT[kind]
    return ""


def dotted(path: Iterable[str | int]) -> str:
    """`scale.schedules[0].cron`, the way people point at a setting."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path if part != "[key]")
    return text.removeprefix(".")


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


def _description(model: type[BaseModel] | None, path: tuple[str | int, ...]) -> str:
    if model is None or not path or path[-1] not in model.model_fields:
        return ""
    description = model.model_fields[str(path[-1])].description or ""
    return description[:1].lower() + description[1:].rstrip(".")
