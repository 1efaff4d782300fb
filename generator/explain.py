"""The reference page of a module, printed from its declaration: `tfgen explain` and `docs/reference/`."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.component import Access, Link, Module
from generator.quantity import as_written
from generator.registry import Kind
from generator.terraform_type import plain

_WORDS: Mapping[Any, str] = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def explain(kind: Kind) -> str:
    """The page as Markdown."""
    return "\n".join(_page(kind)) + "\n"


def _page(kind: Kind) -> Iterator[str]:
    module = kind.module
    yield from (f"# {kind.name}", "", kind.doc)
    yield from _section("Settings", ("setting", "what it takes", "default", "meaning"), _settings(module.inputs))
    yield from _section("Links", ("link", "to a component that provides", "needed", "meaning"), _links(module))
    yield from _section("What `uses:` of it gives", ("access", "meaning", "settings", "secrets"), _accesses(module))
    if module.workload:
        yield from ("", "It runs a workload and may say `uses:`.")
    if module.provides:
        names = ", ".join(f"`{interface.name}`" for interface in module.provides)
        yield from ("", f"It provides {names}.")
    yield from _section("Outputs", ("output", "type", "meaning"), _outputs(module))
    if module.stateful:
        yield from ("", "It holds data in " + ", ".join(f"`{item.address}`" for item in module.stateful) + ".")
    yield from _examples(kind)


def _section(title: str, head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    found = list(rows)
    if found:
        yield from ("", f"## {title}", "", _row(head), _row(tuple("---" for _ in head)), *map(_row, found))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _settings(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, ...]]:
    for name, field in model.model_fields.items():
        inner = _model_in(field.annotation)
        yield f"`{prefix}{name}`", _takes(field), _default(field), field.description or ""
        if inner:
            step = ".NAME." if "dict" in str(field.annotation) else "[]." if "list" in str(field.annotation) else "."
            yield from _settings(inner, f"{prefix}{name}{step}")


def _takes(field: FieldInfo) -> str:
    schemas = [item for item in field.metadata if hasattr(item, "json_schema")]
    if schemas:
        return _by_example(schemas[0].json_schema)
    words = _annotated(field.annotation)
    limits = [
        f"{word} {getattr(item, attribute)}"
        for item in field.metadata
        for attribute, word in (("ge", "from"), ("gt", "above"), ("le", "to"), ("lt", "below"))
        if getattr(item, attribute, None) is not None
    ]
    return " ".join([words, *limits])


def _annotated(annotation: Any) -> str:
    if annotation in _WORDS:
        return _WORDS[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        schema = next((item.json_schema for item in arguments[1:] if hasattr(item, "json_schema")), None)
        return _by_example(schema) if schema else _annotated(arguments[0])
    if origin is Literal:
        return "one of " + ", ".join(f"`{item}`" for item in arguments)
    if origin in (Union, types.UnionType):
        return " or ".join(_annotated(item) for item in arguments if item is not type(None))
    if origin is list:
        return f"list of {_annotated(arguments[0])}"
    return f"mapping of names to {_annotated(arguments[1])}" if origin is dict else "mapping"


def _by_example(schema: Mapping[str, Any]) -> str:
    return "such as " + ", ".join(f"`{example}`" for example in schema.get("examples", ()))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for item in get_args(annotation) if (found := _model_in(item))), None)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "needed"
    value = plain(field.get_default(call_default_factory=True))
    if value is None or value in ("", [], {}) or isinstance(value, dict):
        return ""
    schema: Mapping[str, Any] = next((item.json_schema for item in field.metadata if hasattr(item, "json_schema")), {})
    return f"`{_as_written(value, str(schema.get('pattern', '')))}`"


def _as_written(value: object, pattern: str) -> str:
    """A quantity in the unit it is written in, anything else as YAML."""
    if isinstance(value, int) and not isinstance(value, bool) and pattern:
        return as_written(value, pattern)
    return yaml.safe_dump(value, default_flow_style=True, width=200).strip().removesuffix("...").strip()


def _links(module: Module) -> Iterator[tuple[str, ...]]:
    for name, link in module.links.items():
        yield f"`{name}`", f"`{link.interface.name}`", _need(link), link.description


def _need(link: Link) -> str:
    if link.only_named:
        return "where it is named"
    if not link.required:
        return "no"
    is_always = link.when is Link._field_defaults["when"]
    return "yes" if is_always else "with some settings"


def _accesses(module: Module) -> Iterator[tuple[str, ...]]:
    for number, (name, access) in enumerate(module.accesses.items()):
        yield f"`{name}`{' (usual)' if not number else ''}", access.description, *_injected(access)


def _injected(access: Access) -> tuple[str, str]:
    return _names(access.environment), _names(access.secrets)


def _names(settings: Any) -> str:
    return "by its settings" if callable(settings) else ", ".join(f"`NAME_{suffix}`" for suffix in settings)


def _outputs(module: Module) -> Iterator[tuple[str, ...]]:
    for name, output in module.outputs.items():
        yield f"`{name}`", f"`{output.type}`", output.description


def _examples(kind: Kind) -> Iterator[str]:
    """The cases, where they are at hand: an installed package leaves them out."""
    for file in sorted((kind.folder / "cases").glob("*/blueprint.yaml")):
        yield from ("", f"## Example: {file.parent.name.replace('_', ' ')}", "", "```yaml")
        yield from (file.read_text(encoding="utf-8").rstrip(), "```")
