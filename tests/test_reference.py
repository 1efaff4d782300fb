"""References in text: what is one, what is plain text, and where they are found."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from generator.reference import Interpolation, Reference, components_of, find, over_outputs, own, parse, parse_all

HOST = Reference("cache", "host")

PARSED: dict[str, tuple[str, str | Interpolation]] = {
    "plain": ("cache.host", "cache.host"),
    "whole": ("${cache.host}", Interpolation((HOST,))),
    "inside": ("a${cache.host}b", Interpolation(("a", HOST, "b"))),
    "two": ("${cache.host}${var.port}", Interpolation((HOST, Reference("var", "port")))),
    "twice": ("${cache.host}:${cache.host}", Interpolation((HOST, ":", HOST))),
    "key": ("${ids.by_name.a/b-1}", Interpolation((Reference("ids", "by_name", "a/b-1"),))),
    "escaped": ("$${cache.host}", "${cache.host}"),
    "escaped-inside": ("a $${cache.host} b", "a ${cache.host} b"),
    "escaped-beside-one": ("$${a.b} ${cache.host}", Interpolation(("${a.b} ", HOST))),
    "dollar-before": ("$$${cache.host}", "$${cache.host}"),
    "function": ('${file("/etc/passwd")}', '${file("/etc/passwd")}'),
    "no-output": ("${cache}", "${cache}"),
    "four-parts": ("${a.b.c.d}", "${a.b.c.d}"),
    "spaces": ("${ cache.host }", "${ cache.host }"),
    "capitals": ("${Cache.host}", "${Cache.host}"),
    "hyphen": ("${my-cache.host}", "${my-cache.host}"),
    "index": ("${cache.hosts[0]}", "${cache.hosts[0]}"),
    "quote-in-the-key": ('${ids.by_name.a"b}', '${ids.by_name.a"b}'),
    "not-closed": ("${cache.host", "${cache.host"),
    "directive": ("%{ if true }", "%{ if true }"),
    "new-line": ("${cache.\nhost}", "${cache.\nhost}"),
}


@pytest.mark.parametrize(("text", "expected"), PARSED.values(), ids=PARSED)
def test_a_text_is_read(text: str, expected: str | Interpolation) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize("text", ["${cache.host}", "a${cache.host}b ${var.x}", "${ids.by_name.k}"])
def test_a_reference_is_shown_as_it_was_written(text: str) -> None:
    assert str(parse(text)) == text


def test_values_are_read_at_any_depth_and_keys_are_not() -> None:
    data = {"${a.b}": ["${cache.host}", 1, None, {"x": "$${a.b}"}]}

    assert parse_all(data) == {"${a.b}": [Interpolation((HOST,)), 1, None, {"x": "${a.b}"}]}


def test_declarations_name_outputs_in_braces() -> None:
    assert over_outputs("{arn}/*", "db") == Interpolation((Reference("db", "arn"), "/*"))
    assert over_outputs("{secrets.user}:json::", "db") == Interpolation((Reference("db", "secrets", "user"), ":json::"))
    assert over_outputs("*") == Interpolation(("*",))


class Model(BaseModel):
    """A model with references inside, as inputs are."""

    model_config = {"arbitrary_types_allowed": True}
    texts: list[object]


def test_references_are_found_with_the_path_to_them() -> None:
    text = Interpolation((HOST,))

    found = find({"a": {"b": [1, text]}, "model": Model(texts=["x", text]), "tuple": (text,)})

    assert list(found) == [(("a", "b", 1), text), (("model", "texts", 1), text), (("tuple", 0), text)]


def test_variables_and_ones_own_outputs_need_no_component() -> None:
    parts = (HOST, "x", Reference("var", "port"), Reference("db", "arn"), *own("id").parts)

    assert components_of(Interpolation(parts)) == {"cache", "db"}
