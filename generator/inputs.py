"""What a component may say about itself, and what its module knows of the place it stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidatorFunctionWrapHandler, field_validator
from pydantic.config import JsonDict
from pydantic_core import core_schema

from generator.quantity import problem
from generator.reference import Interpolation

_KIND = "x-tfgen"


def variable(
    default: Any, description: str, *, known: bool = False, sensitive: bool = False, **constraints: Any
) -> Any:
    """A field that becomes a typed, described variable of the rendered module; templates say `var.<name>`.

    `...` as default makes it required. `known` says that Python looks at the value too, for what it derives or checks,
    so that it cannot be a reference. Constraints are pydantic's (`ge`, `le`, `pattern`, ...); those Terraform can
    express are printed as `validation` blocks too.
    """
    extra: JsonDict = {_KIND: "variable", "known": known, "sensitive": sensitive}
    return Field(default, description=description, json_schema_extra=extra, **constraints)


def structure(default: Any, description: str, **constraints: Any) -> Any:
    """A field that decides which resources and blocks are rendered; templates say `inputs.<name>`."""
    return Field(default, description=description, json_schema_extra={_KIND: "structure"}, **constraints)


def is_variable(model: type[BaseModel], name: str) -> bool:
    """Whether a field becomes a Terraform variable."""
    extra = model.model_fields[name].json_schema_extra
    return isinstance(extra, dict) and extra.get(_KIND) == "variable"


def is_sensitive(model: type[BaseModel], name: str) -> bool:
    """Whether the value of a field may not be shown."""
    extra = model.model_fields[name].json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("sensitive"))


def takes_references(model: type[BaseModel], name: str) -> bool:
    """Whether the value of a field may be known to Terraform only."""
    extra = model.model_fields[name].json_schema_extra
    return isinstance(extra, dict) and extra.get(_KIND) == "variable" and not extra.get("known")


class Attached(NamedTuple):
    """One attachment as the provider sees it: its key in the map, the component that sent it, and what it says."""

    key: str
    component: str
    sent: Any


class Load(NamedTuple):
    """What a workload puts on the components it uses, at most.

    `copies` of it run at once, each with `connections` open to a database, in the `subnets` of one tier of the network;
    `has_proxy` says that a proxy beside each resolves the names of a service mesh.
    """

    copies: int = 1
    connections: int = 0
    subnets: str = "private"
    has_proxy: bool = False


class User(NamedTuple):
    """A workload that uses a component, at which level, and how heavily."""

    component: str
    level: str
    load: Load


class Place(NamedTuple):
    """Where a component stands; all a module knows besides its own inputs.

    `name` is its name in AWS; `attached` maps the names of the interfaces it provides to what linking components sent;
    `linked` names its links that were found; what is `is_protected` is not to be destroyed; `first_name` is what the
    component was called before it was renamed: what has a name in AWS that stays is called after that; `users` are the
    workloads that use it.
    """

    blueprint: str
    environment: str
    component: str
    region: str
    name: str
    attached: Mapping[str, tuple[Attached, ...]] = {}
    linked: frozenset[str] = frozenset()
    is_protected: bool = False
    first_name: str = ""
    users: tuple[User, ...] = ()


_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Derived(Generic[_Result]):
    """A variable of the module that is computed from the inputs instead of being asked for."""

    compute: Callable[[Any, Place], _Result]
    description: str


class Inputs(BaseModel):
    """What a blueprint may say about a component, and any part of it. Unknown keys and loose types are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, ignored_types=(Derived,), defer_build=True)

    def __init_subclass__(cls, **settings: Any) -> None:
        # Validators of a subclass run around those of its bases; declared for each, this one is the outermost, and
        # no validator of a module ever sees a reference.
        outermost: Any = field_validator("*", mode="wrap")(classmethod(_accept_references))
        setattr(cls, f"_accept_references_{len(cls.__mro__)}", outermost)
        super().__init_subclass__(**settings)


def _accept_references(
    cls: type[Inputs], value: Any, handler: ValidatorFunctionWrapHandler, info: core_schema.ValidationInfo
) -> Any:
    if not isinstance(value, Interpolation):
        return handler(value)
    if takes_references(cls, str(info.field_name)):
        return value
    decides = "more is computed from it" if is_variable(cls, str(info.field_name)) else "it decides what there is"
    raise problem(f"cannot be {value}: {decides}, so it must be known while rendering", "write the value itself")


def derived(description: str) -> Callable[[Callable[[Any, Place], _Result]], Derived[_Result]]:
    """Marks a method `(self, place) -> value` of `Inputs` whose result the root passes as a variable of that name."""
    return lambda compute: Derived(compute, description)
