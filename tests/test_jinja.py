"""The template environment: nothing that is printed becomes code by accident."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from generator.hcl import Expression
from generator.jinja import environment

MACRO = "{% macro tag(name) %}{ Name = {{ name }} }{% endmacro %}"
PRINTED = {
    "text is quoted": ("a = {{ text }}", 'a = "<&\\"$${x}>"'),
    "text in the template is quoted": ("a = {{ 'b' }}", 'a = "b"'),
    "an expression is bare": ("a = {{ expression }}", "a = var.x"),
    "names are bare": ("a = module.{{ name | identifier }}.id", "a = module.web.id"),
    "collections": ("a = {{ [1, text] }}", 'a = [1, "<&\\"$${x}>"]'),
    "a macro's result is bare": (MACRO + "{{ tag(text) }}", '{ Name = "<&\\"$${x}>" }'),
    "a macro's result under a name is bare": (MACRO + "{% set t = tag(name) %}{{ t }}", '{ Name = "web" }'),
    "a macro within a macro": (
        MACRO + "{% macro outer() %}tags = {{ tag(name) }}{% endmacro %}{{ outer() }}",
        'tags = { Name = "web" }',
    ),
    "the body of a call is bare": (
        "{% macro block(kind) %}{{ kind }}: {{ caller() }}{% endmacro %}{% call block(1) %}a = {{ name }}{% endcall %}",
        '1: a = "web"',
    ),
    "an imported macro": ("{% from 'shared' import tag %}{{ tag(name) }}", '{ Name = "web" }'),
    "an included template": ("{% include 'part' %}", 'b = "web"'),
    "a recursive loop": ("{% for i in [[1, []]] recursive %}{{ i[0] }}{{ loop(i[1]) }}{% endfor %}", "1"),
    "a macro's result joined with text is text": (MACRO + "{{ tag(1) ~ text }}", '"{ Name = 1 }<&\\"$${x}>"'),
    "a macro's result added to text is text": (MACRO + "{{ tag(1) + text }}", '"{ Name = 1 }<&\\"$${x}>"'),
    "a macro's result changed by a filter is text": (MACRO + "{{ tag(1) | upper }}", '"{ NAME = 1 }"'),
    "tags take no line of their own": ("{% if name %}\n  a = 1\n  {% endif %}\nb = 2\n", "  a = 1\nb = 2\n"),
}
REFUSED = {
    "undefined name": ("{{ missing }}", jinja2.UndefinedError, "missing"),
    "undefined attribute": ("{{ name.missing }}", jinja2.UndefinedError, "missing"),
    "object of another type": ("{{ loader }}", jinja2.TemplateRuntimeError, "cannot be printed"),
    "macro that is not called": (MACRO + "{{ tag }}", jinja2.TemplateRuntimeError, "cannot be printed"),
    "printed text under a name": ("{% set a %}b{% endset %}", jinja2.TemplateSyntaxError, "use a macro"),
    "inheritance": ("{% block a %}{% endblock %}", jinja2.TemplateSyntaxError, "include or a macro"),
    "escaping for web pages": ("{% autoescape true %}{% endautoescape %}", jinja2.TemplateSyntaxError, "web pages"),
    "marking text as safe": ("{{ name | safe }}", jinja2.TemplateSyntaxError, "safe"),
    "chance": ("{{ [1, 2] | random }}", jinja2.TemplateSyntaxError, "random"),
}


def _render(template: str, bytecode: Path | None = None) -> str:
    loader = jinja2.DictLoader({"main": template, "shared": MACRO, "part": "b = {{ name }}"})
    context = {"text": '<&"${x}>', "expression": Expression("var.x"), "name": "web", "loader": loader}
    return environment(loader, bytecode).get_template("main").render(context)


@pytest.mark.parametrize(("template", "expected"), PRINTED.values(), ids=PRINTED)
def test_printing(template: str, expected: str) -> None:
    assert _render(template) == expected


@pytest.mark.parametrize(("template", "error", "message"), REFUSED.values(), ids=REFUSED)
def test_refusing(template: str, error: type[jinja2.TemplateError], message: str) -> None:
    with pytest.raises(error, match=message):
        _render(template)


def test_compiled_templates_are_kept_and_used(tmp_path: Path) -> None:
    template, expected = PRINTED["an imported macro"]

    assert [_render(template, tmp_path / "new") for _ in range(2)] == [expected, expected]
    assert any(path.is_file() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("damage", [b"", b"x" * 500, None], ids=["empty", "garbage", "half"])
def test_a_damaged_compiled_template_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    template, expected = PRINTED["text is quoted"]
    _render(template, tmp_path)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] if damage is None else damage)

    assert _render(template, tmp_path) == expected


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    _render("a = 1", tmp_path)

    assert _render("a = 2", tmp_path) == "a = 2"


def test_a_place_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert _render("a = 1", tmp_path / "file") == "a = 1"
