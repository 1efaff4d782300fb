"""Python annotations of a module's inputs as Terraform types, and typed values as plain ones."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator import hcl
from generator.inputs import Inputs, is_variable

_SCALARS: Mapping[Any, str] = {str: "string", int: "number", float: "number", bool: "bool"}


@cache
def terraform_type(model: type[BaseModel], field: str) -> str:
    """The type of the variable that a field becomes: `number`, `map(string)`, `object({ ... })`."""
    return annotated_type(model.model_fields[field].annotation)


def annotated_type(annotation: Any) -> str:
    """The Terraform type of an annotation; a model becomes an object of its variable fields."""
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = "\n".join(f"{name} = {_attribute(annotation, name)}" for name in variable_fields(annotation))
        return f"object({{\n{fields}\n}})"
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return annotated_type(arguments[0])
    if origin is Literal:
        return _SCALARS[type(arguments[0])]
    if origin in (Union, types.UnionType):
        return annotated_type(next(argument for argument in arguments if argument is not type(None)))
    if origin is list:
        return f"list({annotated_type(arguments[0])})"
    if origin is dict:
        return f"map({annotated_type(arguments[1])})"
    raise AssertionError(f"BUG: Terraform has no type for {annotation}")


def _attribute(model: type[BaseModel], name: str) -> str:
    """The type of an attribute of an object; one with a default may be left out."""
    written, field = terraform_type(model, name), model.model_fields[name]
    if field.is_required():
        return written
    default = plain(field.get_default(call_default_factory=True))
    return f"optional({written})" if default is None else f"optional({written}, {hcl.literal(default)})"


def is_nullable(annotation: Any) -> bool:
    """Whether a field may be left without a value."""
    return type(None) in get_args(annotation)


@cache
def variable_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that become variables, or parts of one."""
    return tuple(name for name in model.model_fields if is_variable(model, name))


def plain(value: Any) -> Any:
    """A typed value as the plain data Terraform is given.

    A model becomes a mapping of its variable fields, without those that are as Terraform's defaults have them.
    """
    if isinstance(value, BaseModel):
        return dict(_given(value))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return [plain(item) for item in value] if isinstance(value, list) else value


def _given(model: BaseModel) -> Iterator[tuple[str, Any]]:
    for name, field in _variables(type(model)):
        value = getattr(model, name)
        if field.is_required() or value != field.get_default(call_default_factory=True):
            yield name, plain(value)


@cache
def _variables(model: type[BaseModel]) -> tuple[tuple[str, FieldInfo], ...]:
    return tuple((name, model.model_fields[name]) for name in variable_fields(model))


def structural(value: Any) -> Iterator[object]:
    """Everything in a value that templates may decide by; the same sequence renders the same files."""
    if isinstance(value, BaseModel):
        names = (*_structure(type(value)), *_properties(type(value)))
        yield from ((name, repr(getattr(value, name))) for name in names)


@cache
def _structure(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if not is_variable(model, name))


@cache
def _properties(model: type[BaseModel]) -> tuple[str, ...]:
    """The properties a module's author wrote for templates, which may look at variables too."""
    own = [cls for cls in model.__mro__ if issubclass(cls, Inputs) and cls is not Inputs]
    return tuple(name for cls in own for name, item in vars(cls).items() if isinstance(item, property))
