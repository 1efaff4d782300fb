"""The Terraform variables of a rendered module, read off its declaration and its place in the graph."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from generator import hcl
from generator.graph import Node
from generator.hcl import Expression
from generator.inputs import Derived, Inputs, is_sensitive
from generator.registry import Kind
from generator.terraform_type import annotated_type, is_nullable, plain, terraform_type

REQUIRED = Expression("")


class Rule(NamedTuple):
    """A `validation` block: a condition that must hold, and what is said when it does not."""

    condition: Expression
    message: str


class Variable(NamedTuple):
    """One `variable` block. `default` is REQUIRED where the root must pass a value."""

    name: str
    type: Expression
    description: str
    default: object = REQUIRED
    nullable: bool = False
    sensitive: bool = False
    rules: tuple[Rule, ...] = ()

    @property
    def is_required(self) -> bool:
        """Whether there is no default."""
        return self.default is REQUIRED


def variables_of(node: Node, derived: tuple[str, ...]) -> tuple[Variable, ...]:
    """All variables of the module as it is rendered for a component; `derived` are those that have a value here."""
    kind = node.component.kind
    found = [
        *([_name(kind)] if kind.module.name_limit else []),
        *(input_variable(kind.module.inputs, name) for name in kind.variables),
        *(_derived(name, kind.derived[name]) for name in derived),
        *_linked(node),
        *_attachments(kind),
        *_granted(node),
    ]
    return tuple(found)


def _name(kind: Kind) -> Variable:
    rule = Rule(
        Expression(f"length(var.name) <= {kind.module.name_limit}"),
        f"The name must have {kind.module.name_limit} characters at most.",
    )
    return Variable(
        "name", Expression("string"), "Name of what is created here, and the start of longer ones.", rules=(rule,)
    )


@cache
def input_variable(model: type[Inputs], name: str) -> Variable:
    """The variable a field of the inputs becomes."""
    field = model.model_fields[name]
    nullable = is_nullable(field.annotation)
    default = REQUIRED if field.is_required() else plain(field.get_default(call_default_factory=True))
    sensitive = is_sensitive(model, name)
    rules = tuple(_rules(name, field.annotation, field.metadata, nullable))
    return Variable(
        name, Expression(terraform_type(model, name)), field.description or "", default, nullable, sensitive, rules
    )


def _rules(name: str, annotation: Any, metadata: list[Any], nullable: bool) -> Iterator[Rule]:
    guard = f"var.{name} == null ? true : " if nullable else ""
    options = _options(annotation)
    if options:
        listed = ", ".join(map(str, options))
        yield Rule(
            Expression(f"{guard}contains({hcl.literal(options)}, var.{name})"), f"{name} must be one of {listed}."
        )
    for item in metadata:
        for attribute, sign, words in _BOUNDS:
            if (bound := getattr(item, attribute, None)) is not None:
                condition = f"{guard}var.{name} {sign} {hcl.literal(bound)}"
                yield Rule(Expression(condition), f"{name} must be {words} {hcl.literal(bound)}.")
        if isinstance(pattern := getattr(item, "pattern", None), str):
            condition = f"{guard}can(regex({hcl.literal(pattern)}, var.{name}))"
            yield Rule(Expression(condition), f"{name} must match the pattern {pattern}.")


_BOUNDS = (("ge", ">=", "at least"), ("gt", ">", "more than"), ("le", "<=", "at most"), ("lt", "<", "less than"))


def _options(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    inner = [argument for argument in get_args(annotation) if get_origin(argument) is Literal]
    return list(get_args(inner[0])) if inner and is_nullable(annotation) else []


def _derived(name: str, item: Derived[object]) -> Variable:
    return Variable(name, Expression(derived_type(item)), item.description)


@cache
def derived_type(item: Derived[object]) -> str:
    """The Terraform type of what is computed, from the return annotation."""
    return annotated_type(typing.get_type_hints(item.compute, include_extras=True)["return"])


def _linked(node: Node) -> Iterator[Variable]:
    for name in node.links:
        link = node.component.kind.module.links[name]
        for output in link.asked(node.component.inputs):
            offer = link.interface.outputs[output]
            yield Variable(link.variable(output), Expression(offer.type), offer.description)


def _attachments(kind: Kind) -> Iterator[Variable]:
    for interface in kind.module.provides:
        if interface.attachment and interface.passes_attachments:
            described = "What linked components say of themselves, by their names in the blueprint."
            yield Variable(
                interface.attachments, Expression(f"map({annotated_type(interface.attachment)})"), described, {}
            )


_MOUNTS = "map(object({ access_point_id = string, file_system_id = string, path = string, read_only = bool }))"


def _granted(node: Node) -> Iterator[Variable]:
    workload = node.component.kind.module.workload
    if workload and any(grant.permissions for grant in node.grants):
        yield Variable(
            workload.permissions, Expression("string"), "IAM policy document of what the workload may do elsewhere."
        )
    if workload and any(grant.secret_permissions for grant in node.grants):
        described = "IAM policy document for reading the secrets of what the workload uses."
        yield Variable(workload.secret_permissions, Expression("string"), described)
    if workload and any(grant.mount for grant in node.grants):
        described = "File systems to mount, by the name of what the workload uses."
        yield Variable(workload.mounts, Expression(_MOUNTS), described)
