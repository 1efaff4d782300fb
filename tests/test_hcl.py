"""Values as HCL: what is printed, and that Terraform and python-hcl2 read the same value back."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import hcl2
import pytest

from generator import layout
from generator.errors import TfgenError
from generator.hcl import Expression, Template, finalize, identifier, literal, quote
from generator.verify import verify

LITERALS: dict[str, tuple[object, str]] = {
    "nothing": (None, "null"),
    "true": (True, "true"),
    "false": (False, "false"),
    "whole number": (-5, "-5"),
    "very large number": (10**25, "1" + "0" * 25),
    "fraction": (0.1, "0.1"),
    "large float": (1e22, "1" + "0" * 22),
    "small float": (1e-7, "0.0000001"),
    "decimal": (Decimal("1E+3"), "1000"),
    "text": ("a", '"a"'),
    "expression": (Expression("var.a"), "var.a"),
    "empty list": ([], "[]"),
    "list": ([1, "a", None], '[1, "a", null]'),
    "tuple": ((True,), "[true]"),
    "set": ({"b", "a"}, '["a", "b"]'),
    "empty map": ({}, "{}"),
    "map": ({"b": 1, "a": Expression("var.a")}, "{ b = 1, a = var.a }"),
    "list of lists": ([[1], [2]], "[\n[1],\n[2],\n]"),
    "map of maps": ({"a": {"b": 1}}, "{\na = { b = 1 }\n}"),
    "empty inside": ({"a": [], "b": {}}, "{ a = [], b = {} }"),
    "long list": (["x" * 60, "y" * 60], f'[\n"{"x" * 60}",\n"{"y" * 60}",\n]'),
    "long map": ({"a": "x" * 60, "b": "y" * 60}, f'{{\na = "{"x" * 60}"\nb = "{"y" * 60}"\n}}'),
    "keys that are no names": (
        {"a b": 1, "": 2, "é": 3, "a-b": 4, "0": 5},
        '{ "a b" = 1, "" = 2, "é" = 3, a-b = 4, "0" = 5 }',
    ),
    "keys that are words of HCL": ({"null": 1, "for": 2, "if": 3}, '{ "null" = 1, "for" = 2, "if" = 3 }'),
    "keys that are numbers": ({1: 2}, '{ "1" = 2 }'),
    "keys that are expressions": ({Expression("var.a"): 1}, "{ (var.a) = 1 }"),
    "keys with expressions": ({Template(("a-", Expression("b.c"))): 1}, '{ "a-${b.c}" = 1 }'),
    "template": (Template(("a ", Expression("var.b"), " c")), '"a ${var.b} c"'),
    "template of one expression": (Template(("", Expression("var.b"))), "var.b"),
    "template of text": (Template(("a", "b")), '"ab"'),
    "template of nothing": (Template(()), '""'),
    "template with a dollar before the expression": (Template(("$", Expression("var.b"))), r'"\u0024${var.b}"'),
    "template in which two texts meet": (Template(("$", "{a}", Expression("b.c"))), '"$${a}${b.c}"'),
}
QUOTED = {
    "quote and backslash": ('a"b\\c', r'"a\"b\\c"'),
    "line breaks and tab": ("a\n\r\tb", r'"a\n\r\tb"'),
    "other control characters": ("\0\x1b\x7f\x85", r'"\u0000\u001b\u007f\u0085"'),
    "marks that hide or turn text": ("\ufeff\u2028\u202e", r'"\ufeff\u2028\u202e"'),
    "characters of other languages": ("é 日本 👍🏽", '"é 日本 👍🏽"'),
    "interpolation": ("${var.a}", '"$${var.a}"'),
    "directive": ("%{ if x }", '"%%{ if x }"'),
    "interpolation of nothing": ("${}", r'"\u0024{}"'),
    "interpolation that does not end": ("${a", r'"\u0024{a"'),
    "interpolation with a text in it": ('${a["b"]}', r'"\u0024{a[\"b\"]}"'),
    "interpolation escaped by the author": ("$${a}", r'"$\u0024{a}"'),
    "directive escaped by the author": ("%%{a}", r'"%\u0025{a}"'),
    "dollar alone": ("$ $5 a$", '"$ $5 a$"'),
    "percent alone": ("100%", '"100%"'),
}
UNPRINTABLE: dict[str, tuple[object, str]] = {
    "half a character": ("a\ud800b", "H003"),
    "no number": (float("nan"), "H004"),
    "infinite": ([float("-inf")], "H004"),
}


@pytest.mark.parametrize(("value", "expected"), LITERALS.values(), ids=LITERALS)
def test_literal(value: object, expected: str) -> None:
    assert literal(value) == expected


@pytest.mark.parametrize(("text", "expected"), QUOTED.values(), ids=QUOTED)
def test_quote(text: str, expected: str) -> None:
    assert quote(text) == expected


@pytest.mark.parametrize(("value", "code"), UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_what_terraform_has_no_value_for_is_a_problem(value: object, code: str) -> None:
    with pytest.raises(TfgenError) as caught:
        literal(value)

    assert [problem.code for problem in caught.value.diagnostics] == [code]


def test_an_object_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="type object"):
        literal(object())


@pytest.mark.parametrize("text", ["a", "_a-1", "Z9"])
def test_identifier(text: str) -> None:
    assert literal(identifier(text)) == text


@pytest.mark.parametrize("text", ["", "1a", "a b", "a.b", "é", "a\n", '"a"'])
def test_what_is_no_identifier_is_a_bug(text: str) -> None:
    with pytest.raises(AssertionError, match="BUG"):
        identifier(text)


@pytest.mark.parametrize("source", ["", 'f("\\"")', "f(\n1)"], ids=["nothing", "escaped quote", "two lines"])
def test_what_scanners_cannot_read_inside_a_text_is_a_bug(source: str) -> None:
    with pytest.raises(AssertionError, match="BUG"):
        literal(Template(("a", Expression(source))))


def test_text_made_from_an_expression_is_text() -> None:
    assert finalize(Expression("var.a") + "b") == '"var.ab"'
    assert finalize(Expression("var.a")) == "var.a"


def test_python_hcl2_reads_every_value_back() -> None:
    text = layout.format("".join(f"v{number} = {literal(value)}\n" for number, value in enumerate(_values())))

    verify({"values.tf": text}, None)

    assert hcl2.loads(hcl2.reconstruct(hcl2.parses(text))) == hcl2.loads(text)


@pytest.mark.terraform
def test_terraform_reads_every_value_back(tmp_path: Path) -> None:
    program = shutil.which("terraform") or pytest.skip("terraform is not on the PATH")
    values = _values()
    text = "".join(f'output "v{number}" {{\nvalue = {literal(value)}\n}}\n' for number, value in enumerate(values))
    (tmp_path / "values.tf").write_text(layout.format(text), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "TF_CLI_CONFIG_FILE"}

    def run(*arguments: str) -> str:
        command = [program, f"-chdir={tmp_path}", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    run("apply", "-auto-approve", "-no-color")
    shown = json.loads(run("output", "-json"))

    assert [shown[f"v{number}"]["value"] for number in range(len(values))] == [_as_read(value) for value in values]


def _values() -> list[Any]:
    chance = random.Random(7)
    texts = [text for text, _ in QUOTED.values()] + [_text(chance) for _ in range(300)]
    templates = [Template((_text(chance), Expression('"<${1}>"'), _text(chance))) for _ in range(200)]
    nested = {text: [template, {"for": texts[:3]}] for text, template in zip(texts, templates, strict=False)}
    numbers = [1e-9, 123456789.125, -0.5, 10**20]
    return [
        *texts,
        *templates,
        *numbers,
        nested,
        {word: word for word in ("null", "true", "in", "if", "else", "for_each", "a-b")},
    ]


def _text(chance: random.Random) -> str:
    return "".join(
        chance.choices(
            ["$", "%", "{", "}", "$${", "${", "%{", '"', "\\", "\n", "#", "//", "é", "\0", "a", " ", "~"], k=7
        )
    )


def _as_read(value: Any) -> Any:
    """The value as Terraform shows it, which composes characters."""
    if isinstance(value, Template):
        return "".join("<1>" if isinstance(part, Expression) else part for part in value.parts)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_as_read(key): _as_read(item) for key, item in value.items()}
    return [_as_read(item) for item in value] if isinstance(value, list) else value
