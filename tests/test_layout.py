"""Canonical form: what the formatter makes of text, and that the real one has nothing to add."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import layout

EXAMPLES = {
    "indents by bracket and aligns runs": (
        'resource "aws_vpc" "this" {\ncidr_block = var.cidr\nname="a"\n\n'
        '  tags = {\n"Name" = "x" # shown\nTeam = "y" // also\n}\n}',
        'resource "aws_vpc" "this" {\n  cidr_block = var.cidr\n  name       = "a"\n\n'
        '  tags = {\n    "Name" = "x" # shown\n    Team   = "y" // also\n  }\n}\n',
    ),
    "brackets opened together indent once": ("a = jsonencode([{\nb = 1\n}])\n", "a = jsonencode([{\n  b = 1\n}])\n"),
    "brackets opened together, closed apart": ("a = f([{\nb = 1\n},\n])\n", "a = f([{\n  b = 1\n  },\n])\n"),
    "a line that closes and opens stays inside": (
        "a = [{\nb = 1\n}, {\nb = 2\n}]\n",
        "a = [{\n  b = 1\n  }, {\n  b = 2\n}]\n",
    ),
    "a value of several lines ends a run": ("aaa = 1\nb = [\n1,\n]\ncc = 2\n", "aaa = 1\nb = [\n  1,\n]\ncc = 2\n"),
    "a comment line ends a run": ("aaa = 1\n# b\nc = 2\n", "aaa = 1\n# b\nc = 2\n"),
    "comments in a run are aligned": ("a = 1 # x\nbbb = 22# y\n", "a   = 1  # x\nbbb = 22 # y\n"),
    "blank lines collapse and go at brackets": (
        "\n\na {\n\n\nb = 1\n\n\nc = 2\n\n}\n\n\n\n",
        "a {\n  b = 1\n\n  c = 2\n}\n",
    ),
    "only what is not code": ("\n# a\n\n\n# b   \n", "# a\n\n# b\n"),
    "nothing": ("\n \n", ""),
    "brackets in a string do not count": (
        'a {\nb = "{[("\nc="]}) # = \\" //"\n}',
        'a {\n  b = "{[("\n  c = "]}) # = \\" //"\n}\n',
    ),
    "strings within templates": (
        'a = "x${var.a["}"]}"\nbb = "${f("${g("{")}")}#"  # c\n',
        'a  = "x${var.a["}"]}"\nbb = "${f("${g("{")}")}#" # c\n',
    ),
    "an equal sign in a key's template": (
        'a = {\n"${f({ a = 1 })}" = 2\nlonger = 3\n}',
        'a = {\n  "${f({ a = 1 })}" = 2\n  longer = 3\n}\n',
    ),
    "comparisons are no assignments": ("a = [\nb == c,\nd >= e,\n]", "a = [\n  b == c,\n  d >= e,\n]\n"),
    "arrows are no assignments": ("a = { for k, v in b :\nk => v\n}", "a = { for k, v in b :\n  k => v\n}\n"),
    "heredocs are left alone": (
        "a {\nb = <<-EOT\n\n\n  x {\n   EOT\nccc = 1\n}",
        "a {\n  b = <<-EOT\n\n\n  x {\n   EOT\n  ccc = 1\n}\n".replace("  b = ", "  b   = "),
    ),
    "long comments are left alone": ("a {\n/* x\n   {\n\n*/\nb = 1\n}", "a {\n  /* x\n   {\n\n*/\n  b = 1\n}\n"),
    "comments inside a line": ("a /* { = */ = 1\nbb = 2 /* [ */\n", "a /* { = */ = 1\nbb          = 2 /* [ */\n"),
    "characters are counted as a reader does": (
        'a = {\n"e\u0301👍🏽🇩🇪" = 1\n"abcd" = 2\n}',
        'a = {\n  "e\u0301👍🏽🇩🇪"  = 1\n  "abcd" = 2\n}\n',
    ),
    "carriage returns go": ("a {\r\nb = 1\r\n}\r\n", "a {\n  b = 1\n}\n"),
    "more closed than opened": ("}\n}\na = 1", "}\n}\na = 1\n"),
}


@pytest.mark.parametrize(("text", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_format(text: str, expected: str) -> None:
    assert layout.format(text) == expected


@pytest.mark.parametrize("seed", range(20))
def test_formatting_twice_changes_nothing(seed: int) -> None:
    once = layout.format(_Source(seed).text())

    assert layout.format(once) == once


@pytest.mark.terraform
def test_terraform_has_nothing_to_add(tmp_path: Path) -> None:
    program = shutil.which("terraform") or pytest.skip("terraform is not on the PATH")
    texts = [text for text, _ in EXAMPLES.values() if not text.startswith("}")]
    texts += [_Source(seed).text() for seed in range(60)]
    files = {f"{number:02}.tf": layout.format(text) for number, text in enumerate(texts)}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "TF_CLI_CONFIG_FILE"}

    command = [program, "fmt", "-no-color", "-list=false", str(tmp_path)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in files} == files


class _Source:
    """Valid HCL at random, of canonical tokens in disorderly rows."""

    _LINES = ('# a note: { [ ( = "', "// another ${x} # =", "/* a = { */")
    _NAMES = ("a", "name", "for_each", "desired_count", "x-y")
    _KEYS = ("a", "long_name", '"quoted key"', '"a/b=c#"', '"${var.k}"', '"clé"', "(local.key)", '"${f({ a = 1 })}"')
    _SIMPLE = (
        *("1", "-2.5", "true", "null", "var.a", "local.b[0].c", 'each.value["k"]', "aws_vpc.this[*].id", "[]", "{}"),
        *('"plain"', '"a # b // c = {[("', '"\\"}\\\\"', '"$${no} %%{no} $5 100%"', '"%{if var.a}x%{else}}%{endif}"'),
        *('"${var.a}-${var.b["c"]}"', '"x${join(",", [for s in var.l : "${s}/{}"])}"', '"${jsonencode({ a = 1 })}y"'),
        *(
            'a == b ? "c" : d.e',
            "!a && b >= 2",
            "[for k, v in var.m : upper(k) if v != null]",
            '"é 👍🏽 日本"',
            "1 / 2",
        ),
        "{ for k, v in var.m : k => v... }",
    )

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def text(self) -> str:
        return "".join(map(self._disorderly, self._body(0)))

    def _disorderly(self, row: str) -> str:
        blank = "\n" * self._random.choice((0, 0, 0, 0, 1, 3))
        if row == "EOT":
            return "  EOT\n"
        return " " * self._random.randrange(7) + row + " " * self._random.choice((0, 0, 2)) + "\n" + blank

    def _body(self, depth: int) -> Iterator[str]:
        for number in range(self._random.randrange(3, 8)):
            kind = self._random.random()
            if kind < 0.1:
                yield self._random.choice(self._LINES)
            elif kind < 0.3 and depth < 4:
                yield f'block "{kind}" {{{self._comment()}'
                yield from self._body(depth + 1)
                yield f"}}{self._comment()}"
            else:
                yield from self._attribute(f"{self._random.choice(self._NAMES)}{number}", depth, "")

    def _attribute(self, name: str, depth: int, comma: str) -> Iterator[str]:
        space = " " if "=" in name else " " * self._random.randrange(4)
        first, *more = self._ended(self._value(depth), comma)
        yield f"{name}{space}={space}{first}"
        yield from more

    def _ended(self, rows: list[str], comma: str) -> list[str]:
        """Nothing may follow the end of a heredoc in its row."""
        if rows[-1] == "EOT":
            return [*rows, ","] if comma else rows
        return [*rows[:-1], rows[-1] + comma + self._comment()]

    def _value(self, depth: int) -> list[str]:
        kind = self._random.random()
        if depth > 4 or kind < 0.5:
            return [self._one_line()]
        if kind < 0.6:
            return [self._random.choice(("<<EOT", "<<-EOT")), "a {", '  b = "${var.c}" # [', "EOT"]
        start, end = self._random.choice((("{", "}"), ("[", "]"), ("f(", ")"), ("f([{", "}])"), ("f({", "})")))
        return [start + self._comment(), *self._items(depth, in_object="}" in end), end]

    def _items(self, depth: int, *, in_object: bool) -> Iterator[str]:
        for _ in range(self._random.randrange(1, 5)):
            if in_object:
                yield from self._attribute(self._random.choice(self._KEYS), depth + 1, "")
            else:
                yield from self._ended(self._value(depth + 1), ",")

    def _one_line(self) -> str:
        values = [self._random.choice(self._SIMPLE) for _ in range(3)]
        shape = self._random.choice(
            ("{}", "{}", "{}", "[{}, {}]", "merge({}, {{ a = {} }})", "f([{}, {}]...)", "({} + {})")
        )
        return shape.format(*values)

    def _comment(self) -> str:
        return self._random.choice(("", "", "", "", " # {", '  // "', "# ${"))
