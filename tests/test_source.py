"""From text to plain data with places, or to findings that say where and what to do."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import Diagnostic, Location, TfgenError
from generator.source import Document, load, locate, read


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Everything must come out alike from the two parsers that PyYAML has."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("this PyYAML was built without libyaml")
    return str(request.param)


def problems(text: str | bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(TfgenError) as caught:
        read("b.yaml", text if isinstance(text, bytes) else text.encode())
    return caught.value.diagnostics


def shown(*found: Diagnostic) -> str:
    return "\n".join(f"{problem.location}: {problem.code} {problem.message}\n  {problem.hint}" for problem in found)


SCALARS: list[tuple[str, object]] = [
    ("true", True),
    ("True", True),
    ("FALSE", False),
    ('"true"', "true"),
    ("yes", "yes"),
    ("no", "no"),
    ("NO", "NO"),
    ("on", "on"),
    ("Off", "Off"),
    ("y", "y"),
    ("null", None),
    ("~", None),
    ("", None),
    ("NULL", "NULL"),
    ("'null'", "null"),
    ("''", ""),
    ("0", 0),
    ("-12", -12),
    ("+5", 5),
    ("9223372036854775807", 9223372036854775807),
    ("'8080'", "8080"),
    ("123456789012", 123456789012),
    ("012345678901", "012345678901"),
    ("0777", "0777"),
    ("0o17", "0o17"),
    ("0x1F", "0x1F"),
    ("0b11", "0b11"),
    ("1_000", "1_000"),
    ("1,000", "1,000"),
    ("12:30", "12:30"),
    ("190:20:30", "190:20:30"),
    ("1.5", 1.5),
    ("-0.25", -0.25),
    ("1.4.2", "1.4.2"),
    (".5", ".5"),
    ("5.", "5."),
    ("01.5", "01.5"),
    ("1e3", "1e3"),
    ("1.5e3", "1.5e3"),
    (".inf", ".inf"),
    ("-.inf", "-.inf"),
    (".nan", ".nan"),
    ("2024-01-01", "2024-01-01"),
    ("2024-01-01T10:00:00Z", "2024-01-01T10:00:00Z"),
    ("=", "="),
    ("<<", "<<"),
    ("${cache.endpoint}", "${cache.endpoint}"),
    ("1h", "1h"),
    ("http://example.com:80/", "http://example.com:80/"),
    ("\u0661", "\u0661"),
    ('"a\\tb\\u00e9"', "a\tb\u00e9"),
    ("'it''s'", "it's"),
    ("|\n  one\n  two\n", "one\ntwo\n"),
    (">-\n  one\n  two\n", "one two"),
    ("one\n  two", "one two"),
    ("{}", {}),
    ("[]", []),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("written", "expected"), SCALARS, ids=[repr(row[0]) for row in SCALARS])
def test_value(written: str, expected: object) -> None:
    value = read("b.yaml", f"key: {written}\n".encode()).data["key"]

    assert (type(value), value) == (type(expected), expected)


def nested(levels: int) -> list[Any]:
    return [nested(levels - 1)] if levels > 1 else []


DATA: dict[str, tuple[str, dict[str, Any]]] = {
    "order": ("b: 1\na: 2\n", {"b": 1, "a": 2}),
    "keys-that-look-odd": ("no: 1\n'1': 2\n2024-01-01: 3\n012: 4\n", {"no": 1, "1": 2, "2024-01-01": 3, "012": 4}),
    "windows-lines": ("a: 1\r\nb:\r\n  - c\r\n", {"a": 1, "b": ["c"]}),
    "byte-order-mark": ("\ufeffa: 1\n", {"a": 1}),
    "document-marks": ("---\na: 1\n...\n", {"a": 1}),
    "version-line": ("%YAML 1.2\n---\na: 1\n", {"a": 1}),
    "alias": ("a: &x {n: 1}\nb: *x\nc: [*x]\n", {"a": {"n": 1}, "b": {"n": 1}, "c": [{"n": 1}]}),
    "alias-of-scalar": ("a: &x no\nb: *x\n", {"a": "no", "b": "no"}),
    "alias-as-key": ("a: &x no\n*x : 1\n", {"a": "no", "no": 1}),
    "anchor-on-nothing": ("a: &x\nb: *x\n", {"a": None, "b": None}),
    "merge": ("a: &x {n: 1, m: 2}\nb: {<<: *x, n: 3}\n", {"a": {"n": 1, "m": 2}, "b": {"n": 3, "m": 2}}),
    "merge-after-own-key": ("a: &x {n: 1}\nb: {n: 3, <<: *x}\n", {"a": {"n": 1}, "b": {"n": 3}}),
    "merge-first-wins": ("a: &x {n: 1}\nb: &y {n: 2, m: 2}\nc: {<<: [*x, *y]}\n",
                         {"a": {"n": 1}, "b": {"n": 2, "m": 2}, "c": {"n": 1, "m": 2}}),
    "merge-of-merge": ("a: &x {n: 1}\nb: &y {<<: *x}\nc: {<<: *y}\n", {"a": {"n": 1}, "b": {"n": 1}, "c": {"n": 1}}),
    "merge-written-out": ("a: {<<: {n: 1}}\n", {"a": {"n": 1}}),
    "quoted-merge-key": ('a: {"<<": 1}\n', {"a": {"<<": 1}}),
    "30-levels": ("a: " + "[" * 29 + "]" * 29, {"a": nested(29)}),
}  # fmt: skip


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), DATA.values(), ids=DATA)
def test_data(text: str, expected: dict[str, Any]) -> None:
    data = read("b.yaml", text.encode()).data

    assert (data, list(data)) == (expected, list(expected))


SYNTAX: dict[str, tuple[str, str]] = {
    "tab": (
        "a:\n\tb: 1\n",
        "b.yaml:2:1: S004 a tab indents this line\n  use spaces: YAML does not allow tabs there",
    ),
    "tab-after-spaces": (
        "a:\n  b: 1\n  \tc: 2\n",
        "b.yaml:3:3: S004 a tab indents this line\n  use spaces: YAML does not allow tabs there",
    ),
    "no-space-after-colon": (
        "a: 1\nname:web\nb: 2\n",
        'b.yaml:2:5: S004 no space after the colon of "name"\n  write a space after the colon',
    ),
    "no-space-above": (
        "app:\n  image:nginx\n  # why\n\n  port: 80\n",
        'b.yaml:2:8: S004 no space after the colon of "image"\n  write a space after the colon',
    ),
    "no-space-in-braces": (
        "scale: {min:2, max: 6}\n",
        'b.yaml:1:12: S004 no space after the colon of "min"\n  write a space after the colon',
    ),
    "no-colon": (
        "a: 1\nb\nc: 2\n",
        'b.yaml:2:1: S004 this line is neither "key: value" nor the entry of a list\n'
        "  write a colon and a space after the key, or put quotes around text of several lines",
    ),
    "unclosed-double-quote": (
        'a: 1\nb: "text\nc: 2\n',
        'b.yaml:2:4: S004 the quote that starts here is not closed\n'
        '  close it with ", and write \\" for one inside the text',
    ),
    "unclosed-single-quote": (
        "a: 'text\n",
        "b.yaml:1:4: S004 the quote that starts here is not closed\n"
        "  close it with ', and write '' for one inside the text",
    ),
    "text-after-quote": (
        "a: 'it's'\n",
        "b.yaml:1:8: S004 more text follows the closing '\n"
        "  put quotes around the whole text, and check that each quote above is closed",
    ),
    "unknown-escape": (
        'a: "C:\\dir"\n',
        "b.yaml:1:7: S004 \\d means nothing inside double quotes\n  write \\\\ for a backslash, or use single quotes",
    ),
    "escape-of-no-character": (
        'a: "\\UFFFFFFFF"\n',
        "b.yaml:1:5: S004 \\U means nothing inside double quotes\n  write \\\\ for a backslash, or use single quotes",
    ),
    "template-braces": (
        "a: {{ name }}\n",
        "b.yaml:1:5: S009 a mapping cannot be a key: keys are text\n  put quotes around text such as \"{{ name }}\"",
    ),
    "template-statement": (
        "a: 1\n{% if x %}\n",
        'b.yaml:2:1: S004 text that starts with "{%" needs quotes\n  put quotes around all of it: "{%..."',
    ),
    "expression-in-braces": (
        "a: {b: ${cache.endpoint}}\n",
        'b.yaml:1:8: S004 text that holds "${" needs quotes inside brackets and braces\n'
        '  put quotes around the whole text: "..."',
    ),
    "at": (
        "a: @x\n",
        'b.yaml:1:4: S004 text that starts with "@" needs quotes\n'
        '  put quotes around all of it: "@..."',
    ),
    "backtick": (
        "a: `x\n",
        'b.yaml:1:4: S004 text that starts with "`" needs quotes\n'
        '  put quotes around all of it: "`..."',
    ),
    "percent": (
        "a: %x\n",
        'b.yaml:1:4: S004 text that starts with "%" needs quotes\n'
        '  put quotes around all of it: "%..."',
    ),
    "wildcard": (
        "a: *.example.com\n",
        'b.yaml:1:4: S004 text that starts with "*" needs quotes\n  put quotes around all of it: "*..."',
    ),
    "greater-than": (
        "a: >=1.5\n",
        'b.yaml:1:4: S004 text that starts with ">" needs quotes\n  put quotes around all of it: ">..."',
    ),
    "second-colon": (
        "a: 1\nb: c: d\n",
        "b.yaml:2:5: S004 a second colon in one line: unquoted text cannot hold a colon and a space\n"
        "  put quotes around the text after the first colon, or write what follows on a line of its own",
    ),
    "no-key": ("a: 1\n: 2\n", "b.yaml:2:1: S004 a key is missing before the colon\n  write a key, or delete the line"),
    "too-deep-line": (
        "a: 1\n  b: 2\n",
        "b.yaml:2:3: S004 this line is indented deeper than the line above\n"
        "  start both lines in the same column, or take away the value that the line above already has",
    ),
    "between-two-levels": (
        "a:\n    b: 1\n  c: 2\n",
        "b.yaml:3:3: S004 the indentation of this line fits no line above\n"
        "  lines that belong together start in the same column",
    ),
    "between-two-levels-below-an-anchor": (
        "a: &x\n    b: 1\n  c: 2\n",
        "b.yaml:3:3: S004 the indentation of this line fits no line above\n"
        "  lines that belong together start in the same column",
    ),
    "second-quoted-key-unclosed": (
        '"a": 1\n"b: 2\n',
        "b.yaml:2:1: S004 the quote that starts here is not closed\n"
        '  close it with ", and write \\" for one inside the text',
    ),
    "list-beside-key": (
        "a: - b\n",
        "b.yaml:1:4: S004 an entry of a list cannot start here\n"
        '  write one entry per line, each "-" in the same column, and none beside a key',
    ),
    "unclosed-bracket": (
        "a: [1, 2\nb: 3\n",
        'b.yaml:2:2: S004 "[" in line 1 is not closed, or a comma is missing before this place\n'
        '  write "]" or ",", or put quotes around text that holds a colon or a bracket',
    ),
    "unclosed-brace-at-end": (
        "a: {b: 1,\n",
        "b.yaml:2:1: S004 the file ends too early\n  close the bracket, brace or quote that is still open",
    ),
    "stray-bracket": (
        "a: [1]]\n",
        'b.yaml:1:7: S004 "]" closes nothing\n  delete it, or put quotes around text that holds it',
    ),
    "missing-value": (
        "a: [1,, 2]\n",
        "b.yaml:1:7: S004 a value is missing before the comma\n"
        "  delete the comma, or put quotes around text that starts with one",
    ),
    "dashes-inside-quotes": (
        'a: "b\n---\nc"\n',
        'b.yaml:2:1: S004 the line "---" ends the document before it is complete\n'
        "  close the quote, bracket or brace above, or indent the line",
    ),
    "text-after-the-end": (
        "{a: 1}\nb: 2\n",
        "b.yaml:2:1: S004 more text follows the end of the document\n"
        "  the whole file is one mapping: take out what stands above, or below",
    ),
    "place-counts-characters": (
        "\u00e9: '\U0001f600' x\n",
        "b.yaml:1:8: S004 more text follows the closing '\n"
        "  put quotes around the whole text, and check that each quote above is closed",
    ),
}  # fmt: skip

MEANING: dict[str, tuple[str, str]] = {
    "empty": (
        "",
        "b.yaml:1:1: S005 the file is empty: keys with values are expected\n"
        '  write one key per line, with a space after the colon: "name: example"',
    ),
    "only-a-comment": (
        "# nothing\n",
        "b.yaml:1:1: S005 the file is empty: keys with values are expected\n"
        '  write one key per line, with a space after the colon: "name: example"',
    ),
    "top-is-a-list": (
        "\n- a\n",
        "b.yaml:2:1: S005 the file holds a list: keys with values are expected\n"
        '  write one key per line, with a space after the colon: "name: example"',
    ),
    "top-is-text": (
        "name:web\n",
        "b.yaml:1:1: S005 the file holds only a value: keys with values are expected\n"
        '  write one key per line, with a space after the colon: "name: example"',
    ),
    "two-documents": (
        "a: 1\n---\nb: 2\n",
        'b.yaml:2:1: S006 a second document starts here\n  keep one document, and take out the line "---"',
    ),
    "tag": (
        "a: !Ref b\n",
        "b.yaml:1:4: S007 the tag !Ref is not allowed: the file holds plain data only\n"
        '  leave the tag out, or put quotes around text that starts with "!"',
    ),
    "python-tag": (
        "a: !!python/object/apply:os.system [id]\n",
        "b.yaml:1:4: S007 the tag !!python/object/apply:os.system is not allowed: the file holds plain data only\n"
        '  leave the tag out, or put quotes around text that starts with "!"',
    ),
    "standard-tag": (
        "a: !!str 1\n",
        "b.yaml:1:4: S007 the tag !!str is not allowed: the file holds plain data only\n"
        '  leave the tag out, or put quotes around text that starts with "!"',
    ),
    "tag-without-name": (
        "a: ! 1\n",
        "b.yaml:1:4: S007 the tag ! is not allowed: the file holds plain data only\n"
        '  leave the tag out, or put quotes around text that starts with "!"',
    ),
    "duplicate-key": (
        "a: 1\nb: {c: 1}\na: 2\n",
        'b.yaml:3:1: S008 the key "a" is written twice: first in line 1\n  keep one of the two',
    ),
    "duplicate-key-quoted": (
        "a:\n  b: 1\n  'b': 2\n",
        'b.yaml:3:3: S008 the key "b" is written twice: first in line 2\n  keep one of the two',
    ),
    "number-as-key": (
        "ports:\n  80: web\n",
        'b.yaml:2:3: S009 the key 80 is a number: keys are text\n  put quotes around it: "80"',
    ),
    "boolean-as-key": (
        "True: 1\n",
        'b.yaml:1:1: S009 the key True is true or false: keys are text\n  put quotes around it: "True"',
    ),
    "null-as-key": ("~: 1\n", 'b.yaml:1:1: S009 the key ~ is null: keys are text\n  put quotes around it: "~"'),
    "list-as-key": (
        "[a]: 1\n",
        'b.yaml:1:1: S009 a list cannot be a key: keys are text\n  put quotes around text such as "[name]"',
    ),
    "unknown-alias": (
        "a: *all\n",
        "b.yaml:1:4: S010 the alias *all stands for nothing: no &all comes before it\n"
        '  put quotes around it if it is text: "*all"; else write &all before the value that is meant',
    ),
    "alias-in-itself": (
        "a: &x\n  b: [*x]\n",
        "b.yaml:2:7: S010 the alias *x stands inside the value it stands for\n  write out the value that is meant",
    ),
    "anchor-twice": (
        "a: &x 1\nb: &x 2\n",
        "b.yaml:2:4: S010 the anchor &x is defined twice: first in line 1\n  give one of the two another name",
    ),
    "merge-of-text": (
        "a: {<<: text}\n",
        'b.yaml:1:9: S012 the key "<<" takes in the keys of another mapping, and this is none\n'
        '  write "<<: *name", where &name stands before a mapping, or put quotes around "<<"',
    ),
    "merge-of-unknown-alias": (
        "a: {<<: *b}\n",
        "b.yaml:1:9: S010 the alias *b stands for nothing: no &b comes before it\n"
        '  put quotes around it if it is text: "*b"; else write &b before the value that is meant',
    ),
    "number-over-64-bits": (
        "a: 9223372036854775808\n",
        "b.yaml:1:4: S013 the number 9223372036854775808 is too large: it does not fit into 64 bits\n"
        "  put quotes around it if it is an identifier",
    ),
    "number-of-5000-digits": (
        f"a: {'9' * 5000}\n",
        f"b.yaml:1:4: S013 the number {'9' * 37}... is too large: it does not fit into 64 bits\n"
        "  put quotes around it if it is an identifier",
    ),
    "decimal-of-400-digits": (
        f"a: {'9' * 400}.0\n",
        f"b.yaml:1:4: S013 the number {'9' * 37}... is too large: it does not fit into 64 bits\n"
        "  put quotes around it if it is an identifier",
    ),
    "escaped-control-character": (
        'a: "x\\0"\n',
        "b.yaml:1:4: S003 the character U+0000 is not allowed: it cannot be seen\n"
        "  delete it, and save the file as UTF-8 text",
    ),
    "all-in-order": (
        "1: &x a\na: !t 1\nb: *y\nc: {d: 1, d: 2}\ne: [\n",
        'b.yaml:1:1: S009 the key 1 is a number: keys are text\n  put quotes around it: "1"\n'
        "b.yaml:2:4: S007 the tag !t is not allowed: the file holds plain data only\n"
        '  leave the tag out, or put quotes around text that starts with "!"\n'
        "b.yaml:3:4: S010 the alias *y stands for nothing: no &y comes before it\n"
        '  put quotes around it if it is text: "*y"; else write &y before the value that is meant\n'
        'b.yaml:4:11: S008 the key "d" is written twice: first in line 4\n  keep one of the two\n'
        "b.yaml:6:1: S004 the file ends too early\n  close the bracket, brace or quote that is still open",
    ),
}  # fmt: skip

BYTES: dict[str, tuple[bytes, str]] = {
    "not-utf-8": (
        b"a: 1\nb: Z\xfcrich\n",
        "b.yaml:2:5: S003 the byte 0xFC is not UTF-8 text\n  save the file with the encoding UTF-8",
    ),
    "utf-16": (
        "a: 1\n".encode("utf-16"),
        "b.yaml:1:1: S003 the byte 0xFF is not UTF-8 text\n  save the file with the encoding UTF-8",
    ),
    "nul": (
        b"a: 1\r\nb: \x00\r\n",
        "b.yaml:2:4: S003 the character U+0000 is not allowed: it cannot be seen\n"
        "  delete it, and save the file as UTF-8 text",
    ),
    "escape-character": (
        b"a: '\x1b[31m'\n",
        "b.yaml:1:5: S003 the character U+001B is not allowed: it cannot be seen\n"
        "  delete it, and save the file as UTF-8 text",
    ),
    "line-separator": (
        "a: x\u2028y\n".encode(),
        "b.yaml:1:5: S003 the character U+2028 is not allowed: it cannot be seen\n"
        "  delete it, and save the file as UTF-8 text",
    ),
    "late-byte-order-mark": (
        "a: x\ufeff\n".encode(),
        "b.yaml:1:5: S003 the character U+FEFF is not allowed: it cannot be seen\n"
        "  delete it, and save the file as UTF-8 text",
    ),
    "too-many-bytes": (
        b"a: " + b"x" * 256 * 1024,
        "b.yaml: S002 the file is too large: more than 256 KiB\n  split it into several files",
    ),
}  # fmt: skip

DEEP = "S011 nested deeper than 30 levels\n  take out brackets, braces or indentation that is not needed"
LARGE = (
    "S011 the file grows too large here: more than 20,000 values or 1,000,000 characters\n"
    "  use fewer aliases, or split the file"
)


def ladder(first: str, step: str, count: int) -> str:
    return f"n0: &n0 {first}\n" + "".join(
        f"n{index}: &n{index} {step.replace('*', f'*n{index - 1}')}\n" for index in range(1, count)
    )


LIMITS: dict[str, tuple[str, str]] = {
    "31-levels": ("a: " + "[" * 30 + "]" * 30, f"b.yaml:1:33: {DEEP}"),
    "10000-brackets": ("a: " + "[" * 10_000, f"b.yaml:1:33: {DEEP}"),
    "10000-braces": ("{a: " * 10_000, f"b.yaml:1:121: {DEEP}"),
    "10000-dashes": ("- " * 10_000, f"b.yaml:1:61: {DEEP}"),
    "10000-question-marks": ("? " * 10_000, f"b.yaml:1:61: {DEEP}"),
    "deep-indentation": ("".join(" " * level + "a:\n" for level in range(500)), f"b.yaml:31:31: {DEEP}"),
    "deep-through-aliases": (ladder("[]", "[*]", 40), f"b.yaml:2:10: {DEEP}"),
    "alias-bomb": (ladder("[x, x, x]", "[*, *, *, *, *, *, *, *, *, *]", 9), f"b.yaml:5:30: {LARGE}"),
    "merge-bomb": (
        "a: &a {" + ", ".join(f"k{index}: 1" for index in range(100)) + "}\n" + "b: {<<: [" + "*a, " * 20_000 + "]}\n",
        f"b.yaml:2:802: {LARGE}",
    ),
    "text-bomb": (f"a: &a {'x' * 100_000}\nb: [{'*a, ' * 1000}]\n", f"b.yaml:2:41: {LARGE}"),
    "too-many-values": ("a: [" + "1," * 20_000 + "]", f"b.yaml:1:40003: {LARGE}"),
}

PROBLEMS: dict[str, tuple[str | bytes, str]] = {**SYNTAX, **MEANING, **BYTES, **LIMITS}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), PROBLEMS.values(), ids=PROBLEMS)
def test_problem(text: str | bytes, expected: str) -> None:
    found = problems(text)

    assert shown(*found) == expected


def test_half_a_surrogate_pair_is_refused(parser: str) -> None:
    (problem,) = problems('a: "\\ud83d"\n')

    assert problem.code == {"libyaml": "S004", "python": "S003"}[parser]


def test_tab_between_words_never_changes_the_data(parser: str) -> None:
    text = b"a:\t1\nb: {c: 2\t}\n"

    if parser == "libyaml":
        assert read("b.yaml", text).data == {"a": 1, "b": {"c": 2}}
    else:
        assert "a tab stands between two words" in shown(*problems(text))


PLACES = """\
# comment
app: &app
  image: "Z\u00fcrich" # comment
  "uses": [cache, {uploads: \U0001f600, x: }]
  nothing:
  text: |
    one
  list:
  - a
  -  - b
copy: *app
more: {<<: *app, image: other}
""".encode()

VALUES = {
    (): "2:1",
    ("app",): "2:6",
    ("app", "image"): "3:10",
    ("app", "uses"): "4:11",
    ("app", "uses", 0): "4:12",
    ("app", "uses", 1): "4:19",
    ("app", "uses", 1, "uploads"): "4:29",
    ("app", "uses", 1, "x"): "4:32",
    ("app", "nothing"): "5:3",
    ("app", "text"): "6:9",
    ("app", "list"): "9:3",
    ("app", "list", 1): "10:6",
    ("app", "list", 1, 0): "10:8",
    ("copy",): "11:7",
    ("copy", "image"): "3:10",
    ("copy", "uses", 1): "4:19",
    ("more",): "12:7",
    ("more", "image"): "12:25",
    ("more", "uses", 0): "4:12",
}
KEYS = {
    ("app",): "2:1",
    ("app", "image"): "3:3",
    ("app", "uses"): "4:3",
    ("app", "uses", 1, "x"): "4:32",
    ("copy",): "11:1",
    ("copy", "image"): "3:3",
    ("more", "image"): "12:18",
    ("more", "uses"): "4:3",
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("path", "expected"), VALUES.items(), ids=[str(path) for path in VALUES])
def test_place_of_value(path: tuple[str | int, ...], expected: str) -> None:
    assert str(read("b.yaml", PLACES).values[path]) == f"b.yaml:{expected}"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("path", "expected"), KEYS.items(), ids=[str(path) for path in KEYS])
def test_place_of_key(path: tuple[str | int, ...], expected: str) -> None:
    assert str(read("b.yaml", PLACES).keys[path]) == f"b.yaml:{expected}"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "lead", [b"\xef\xbb\xbf", b"\r\n", b"---\n"], ids=["byte-order-mark", "windows", "document-mark"]
)
def test_place_after(lead: bytes) -> None:
    document = read("b.yaml", lead + b"a: 1\r\nb: 2\r\n")

    assert (document.keys["b",].line, document.keys["b",].column) == (2 + lead.count(b"\n"), 1)


def paths(data: object, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return {path}.union(*(paths(value, (*path, key)) for key, value in children))


def test_every_value_and_key_has_a_place() -> None:
    document = read("b.yaml", PLACES)

    assert set(document.values) == paths(document.data)
    assert set(document.keys) == {path for path in paths(document.data) if path and isinstance(path[-1], str)}


@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        pytest.param(("app", "image"), False, "3:10", id="value"),
        pytest.param(("app", "image"), True, "3:3", id="key"),
        pytest.param(("app", "uses", 0), True, "4:12", id="entry-has-no-key"),
        pytest.param(("app", "port"), False, "2:6", id="missing-value"),
        pytest.param(("app", "port"), True, "2:1", id="missing-key"),
        pytest.param(("app", "uses", 7, "x", "y"), False, "4:11", id="far-below"),
        pytest.param(("gone",), True, "2:1", id="top"),
        pytest.param((), False, "2:1", id="all"),
    ],
)
def test_locate(path: tuple[str | int, ...], key: bool, expected: str) -> None:
    document = read("b.yaml", PLACES)

    assert str(locate(document, path, key=key)) == f"b.yaml:{expected}"


def failure(path: Path) -> str:
    with pytest.raises(TfgenError) as caught:
        load(path)
    return shown(*caught.value.diagnostics)


def test_load(tmp_path: Path) -> None:
    file = tmp_path / "b.yaml"
    file.write_bytes(b"a: 1\n")

    assert load(file) == Document(
        str(file),
        {"a": 1},
        {(): Location(str(file), 1, 1), ("a",): Location(str(file), 1, 4)},
        {("a",): Location(str(file), 1, 1)},
    )


def test_load_of_a_missing_file_offers_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "streamboard.yaml").touch()
    file = tmp_path / "streambord.yaml"

    assert failure(file) == f"{file}: S001 the file does not exist\n  did you mean streamboard.yaml?"


def test_load_from_a_missing_folder(tmp_path: Path) -> None:
    file = tmp_path / "gone" / "b.yaml"

    assert failure(file) == f"{file}: S001 the file does not exist\n  there is no folder {file.parent}"


def test_load_of_a_folder(tmp_path: Path) -> None:
    expected = f"{tmp_path}: S001 this is a folder: a YAML file is expected\n  name a file in the folder"

    assert failure(tmp_path) == expected


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("x" * 300, "file name too long", id="long"),
        pytest.param("nul\0", "the name is not valid", id="nul"),
        pytest.param("loop/b.yaml", "too many levels of symbolic links", id="loop"),
        pytest.param("file/b.yaml", "not a directory", id="below-a-file"),
    ],
)
def test_load_of_an_unreadable_file(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    file = tmp_path / name

    expected = (
        f"{file}: S001 the file cannot be read: {reason}\n  check the name of the file and the permission to read it"
    )
    assert failure(file) == expected


def test_load_stops_reading_an_endless_file() -> None:
    file = Path("/dev/zero")

    assert failure(file) == "/dev/zero: S002 the file is too large: more than 256 KiB\n  split it into several files"


def test_numbers_are_finite() -> None:
    assert math.isfinite(read("b.yaml", f"a: 1.{'9' * 5000}\n".encode()).data["a"])
