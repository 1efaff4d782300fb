"""Reading rendered files back: what is found, where, and what is remembered."""

from __future__ import annotations

import hashlib
import os
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
    "heredoc": 'a = <<-EOT\n  b ${c} "\n\n    d\n  EOT\ne = 1\n',
    "heredoc in a call": "a = f(<<EOT\n  b\nEOT\n)\n",
    "nested templates": 'a = "${b["c"]}-${f("${d}  e", [1])}"\n',
    "directives": 'a = "%{ if b }c%{ else }d%{ endif }"\n',
    "escapes": 'a = "$${b} %%{c} \\u0024{ \\"d\\" \\\\"\n',
    "operators over lines": "a = (b\n  && c\n  || !d)\n",
    "unusual space": 'a=1\nb   =    [ "  c  " , "d" ]\ne {\nf   = -1}\n',
    "carriage returns": 'a = 1\r\nb = "c"\r\n',
    "template over lines": 'a = "b${f(\n  c,\n)}d  e" \n',
    "splat and index": 'a = b[*].c\nd = e.0.f\ng = h[0]["i"]\n',
}
UNREADABLE = {
    "no value": ("a = 1\nb = \n", Location("m/main.tf", 2, 5)),
    "two values": ("a = 1 2\n", Location("m/main.tf", 1, 7)),
    "bracket not closed": ("a = [\n", Location("m/main.tf", 2, 1)),
    "text not closed": ('a {\n  b = "c\n}\n', Location("m/main.tf", 2, 8)),
    "text over two lines": ('a {\n  b = "c\n  d"\n}\n', Location("m/main.tf", 2, 3)),
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


@pytest.mark.parametrize("printed", ["", "a = 1\n", "a = 1 # b\nc = 2\n", "a = 1 #  b\n", "a = 1 # b\n\n}\n"])
def test_a_file_that_is_read_as_something_else_is_a_problem(monkeypatch: pytest.MonkeyPatch, printed: str) -> None:
    # No text is known that python-hcl2 reads and prints back as another one, so one that does is made up.
    monkeypatch.setattr(hcl2, "reconstruct", lambda _: printed)

    with pytest.raises(TfgenError) as caught:
        verify({"main.tf": "a = 1 # b\n"}, None)

    assert [problem.code for problem in caught.value.diagnostics] == ["H002"]


def test_all_problems_are_reported_in_order() -> None:
    with pytest.raises(TfgenError) as caught:
        verify({"b.tf": "a = \n", "c.tf": "a = 1\n", "a.tf": "a = ]\n"}, None)

    assert [str(problem.location) for problem in caught.value.diagnostics] == ["a.tf:1:5", "b.tf:1:5"]


def test_other_files_are_none_of_its_business() -> None:
    verify({"README.md": "# {", "a.json": "{"}, None)


def test_what_is_remembered_is_not_read_again(tmp_path: Path) -> None:
    _remember(tmp_path, "a = \n")

    verify({"main.tf": "a = \n"}, tmp_path)


def test_only_what_passed_is_remembered(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(TfgenError) as caught:
            verify({"good.tf": GOOD, "bad.tf": "a = \n"}, tmp_path)

        assert [problem.location and problem.location.file for problem in caught.value.diagnostics] == ["bad.tf"]
    assert digests.known(_store(tmp_path), [_digest(GOOD), _digest("a = \n")]) == {_digest(GOOD)}


def test_the_reader_is_not_even_loaded_when_all_is_remembered(tmp_path: Path) -> None:
    verify({"main.tf": GOOD}, tmp_path)
    program = (
        "import pathlib, sys; from generator.verify import verify\n"
        "verify({'a.tf': sys.argv[1]}, pathlib.Path(sys.argv[2]))\n"
        "sys.exit('hcl2' in sys.modules or 'lark' in sys.modules)"
    )

    run = subprocess.run([sys.executable, "-c", program, GOOD, str(tmp_path)], check=False)

    assert run.returncode == 0


@pytest.mark.parametrize(
    "line",
    ["{0}", "\n{1}\n", "{0} \n", " {0}\n", "x{0}\n", "{0}{0}\n", "\0{0}\n", "\xff{0}\n", "{2}\n", "{0}\r\n"],
    ids=[
        "no line end",
        "cut",
        "space after",
        "space before",
        "joined",
        "twice",
        "nul",
        "no text",
        "capitals",
        "carriage return",
    ],
)
def test_a_damaged_line_does_not_count(tmp_path: Path, line: str) -> None:
    digest = _digest("a = \n")
    damaged = line.format(digest, digest[:-1], digest.upper())
    _remember(tmp_path, "b = 1\n")
    _store(tmp_path).write_bytes(damaged.encode("latin-1"))

    with pytest.raises(TfgenError):
        verify({"main.tf": "a = \n"}, tmp_path)


def test_a_line_that_was_cut_does_not_spoil_the_next(tmp_path: Path) -> None:
    file = tmp_path / "digests"
    file.write_text("abc", encoding="ascii")

    digests.remember(file, ["d" * 64])

    assert digests.known(file, ["d" * 64, "e" * 64]) == {"d" * 64}


def test_many_may_remember_at_once(tmp_path: Path) -> None:
    file = tmp_path / "new" / "digests"
    batches = [[_digest(f"{writer} {number}") for number in range(40)] for writer in range(8)]

    def write(batch: list[str]) -> None:
        for digest in batch:
            digests.remember(file, [digest])

    writers = [threading.Thread(target=write, args=(batch,)) for batch in batches]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    written = {digest for batch in batches for digest in batch}
    assert digests.known(file, written) == written


def test_the_memory_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / "digests"
    file.write_text("".join(f"{number:064}\n" for number in range(20_001)), encoding="ascii")

    digests.remember(file, ["a" * 64])

    assert file.stat().st_size < 100
    assert digests.known(file, ["a" * 64]) == {"a" * 64}


def test_a_place_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")

    verify({"main.tf": GOOD}, tmp_path / "file")


def test_the_copy_of_hcl2_that_checkov_brings_is_named(tmp_path: Path) -> None:
    (tmp_path / "hcl2").mkdir()
    for name, text in {"__init__": "def loads(text): ...", "parser": "", "version": ""}.items():
        (tmp_path / "hcl2" / f"{name}.py").write_text(text, encoding="utf-8")
    program = (
        "from generator.verify import verify\nfrom generator.errors import TfgenError\n"
        "try:\n  verify({'main.tf': 'a = 1'}, None)\nexcept TfgenError as error:\n  print(error.diagnostics[0].code)"
    )
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{Path(__file__).parents[1]}"}

    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)

    assert run.stdout == "H005\n"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TFGEN_CACHE_DIR": "/x/y", "XDG_CACHE_HOME": "/z", "HOME": "/h"}, Path("/x/y")),
        ({"XDG_CACHE_HOME": "/z", "HOME": "/h"}, Path("/z/tfgen")),
        ({"TFGEN_CACHE_DIR": "", "XDG_CACHE_HOME": "", "HOME": "/h"}, Path("/h/.cache/tfgen")),
        ({}, None),
    ],
    ids=["our own", "shared", "home", "none"],
)
def test_cache_folder(environment: dict[str, str], expected: Path | None) -> None:
    assert cache_folder(environment) == expected


def test_a_folder_that_strangers_may_write_is_not_used(tmp_path: Path) -> None:
    environment = {"TFGEN_CACHE_DIR": str(tmp_path)}
    assert cache_folder(environment) == tmp_path

    tmp_path.chmod(0o777)

    assert cache_folder(environment) is None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _store(cache: Path) -> Path:
    return next(cache.glob("verified-*"))


def _remember(cache: Path, text: str) -> None:
    verify({"main.tf": "z = 1\n"}, cache)
    digests.remember(_store(cache), [_digest(text)])
