"""Reading rendered files back: what is found, where, and what is remembered."""

from __future__ import annotations

import hashlib
import os
import random
import stat
import subprocess
import sys
import threading
from pathlib import Path

import hcl2
import pytest

from generator import digests
from generator.errors import Location, TfgenError
from generator.verify import cache_folder, verify

GOOD = 'a = "x ${ var.b } y" # c\nd = [ 1,2 ]\n\nblock "l" {\n  # e\n  f = { for k, v in g : k => v if v != null }\n}\n'
READABLE = {
    "empty": "",
    "blank": "\n\n",
    "comments only": "# a\n// b\n/* c\n  d */\n",
    "all sorts": GOOD,
    "no line break at the end": "a = 1",
    "heredoc": "a = <<-EOT\n  b ${c} \"\n\n    d\n  EOT\ne = 1\n",
    "heredoc in a call": "a = f(<<EOT\n  b\nEOT\n)\n",
    "nested templates": 'a = "${b["c"]}-${f("${d}  e", [1])}"\n',
    "directives": 'a = "%{ if b }c%{ else }d%{ endif }"\n',
    "escapes": 'a = "$${b} %%{c} \\u0024{ \\"d\\" \\\\"\n',
    "operators over lines": "a = (b\n  && c\n  || !d)\n",
    "unusual space": 'a=1\nb   =    [ "  c  " , "d" ]\ne {\nf   = -1}\n',
    "carriage returns": 'a = 1\r\nb = "c"\r\n',
    "splat and index": "a = b[*].c\nd = e.0.f\ng = h[0][\"i\"]\n",
}
UNREADABLE = {
    "no value": ("a = 1\nb = \n", Location("m/main.tf", 2, 5)),
    "two values": ("a = 1 2\n", Location("m/main.tf", 1, 7)),
    "bracket not closed": ("a = [\n", Location("m/main.tf", 2, 1)),
    "text not closed": ('a {\n  b = "c\n}\n', Location("m/main.tf", 3, 1)),
    "byte order mark": ("\ufeffa = 1\n", Location("m/main.tf", 1, 1)),
    "directive not closed": ('a = "%{ if b }c"\n', Location("m/main.tf")),
}


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_a_readable_file_passes(text: str) -> None:
    verify({"main.tf": text}, None)


@pytest.mark.parametrize("text", READABLE.values(), ids=READABLE)
def test_the_tree_that_is_printed_back_says_the_same_as_the_values(text: str) -> None:
    short, whole = hcl2.reconstruct(hcl2.parses_to_tree(text)), hcl2.reconstruct(hcl2.parses(text))

    assert short.split() == whole.split()
    assert hcl2.loads(short) == hcl2.loads(whole) == hcl2.loads(text)


@pytest.mark.parametrize(("text", "place"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_file_is_a_problem_with_a_place(text: str, place: Location) -> None:
    with pytest.raises(TfgenError) as caught:
        verify({"m/main.tf": text}, None)

    assert [(problem.code, problem.location) for problem in caught.value.diagnostics] == [("H001", place)]


def test_a_file_that_is_read_as_something_else_is_a_problem() -> None:
    # python-hcl2 drops a vertical tab at the start of a text... 
    pass


def test_all_problems_are_reported_in_order() -> None:
    with pytest.raises(TfgenError) as caught:
        verify({"b.tf": "a = \n", "c.tf": "a = 1\n", "a.tf": "a = ]\n"}, None)

    assert [str(problem.location) for problem in caught.value.diagnostics] == ["a.tf:1:5", "b.tf:1:5"]


def test_other_files_are_none_of_its_business() -> None:
    verify({"README.md": "# {", "a.json": "{"}, None)
