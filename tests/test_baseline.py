"""Findings that are known: a file that only shrinks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import baseline
from generator.baseline import Entry
from generator.errors import TfgenError
from generator.remarks import KNOWN, OPEN, WAIVED, Remark

_REMARKS = (
    Remark("CKV_AWS_1", "said", subject="a.b", root="out/dev"),
    Remark("CKV_AWS_2", "said", subject="a.b", root="out/dev"),
    Remark("CKV_AWS_3", "said", subject="a.b", root="out/dev", state=WAIVED),
    Remark("C006", "unread", root="out/prod"),
)
_FIRST = {Entry("dev", "CKV_AWS_1", "a.b"), Entry("dev", "CKV_AWS_2", "a.b")}


def test_a_new_one_holds_what_is_open_but_nothing_that_was_not_read() -> None:
    assert baseline.first(_REMARKS) == _FIRST


def test_what_is_in_it_is_known_wherever_the_root_lies() -> None:
    entries = frozenset({Entry("dev", "CKV_AWS_1", "a.b"), Entry("prod", "C006", "")})
    moved = [remark._replace(root=f"elsewhere/{Path(remark.root).name}") for remark in _REMARKS]

    states = [remark.state for remark in baseline.applied(moved[:3], entries)]

    assert states == [KNOWN, OPEN, WAIVED]


def test_what_is_found_no_longer_is_told_of_roots_that_were_looked_at() -> None:
    entries = frozenset({*_FIRST, Entry("dev", "CKV_AWS_9", "gone.a"), Entry("other", "CKV_AWS_9", "gone.b")})
    remarks = baseline.applied(_REMARKS, entries)

    assert baseline.gone(remarks, ["out/dev"], entries) == {Entry("dev", "CKV_AWS_9", "gone.a")}


def test_a_root_that_was_not_read_proves_nothing_gone() -> None:
    entries = frozenset({Entry("prod", "CKV_AWS_9", "perhaps.there")})

    assert baseline.gone(baseline.applied(_REMARKS, entries), ["out/prod"], entries) == frozenset()


def test_it_is_read_as_it_was_written_and_sorted(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"

    baseline.write(file, frozenset(_FIRST))

    assert baseline.read(file) == _FIRST
    assert json.loads(file.read_text()) == {
        "baseline_version": 1,
        "known": [
            {"root": "dev", "check": "CKV_AWS_1", "resource": "a.b"},
            {"root": "dev", "check": "CKV_AWS_2", "resource": "a.b"},
        ],
    }
    assert [path.name for path in tmp_path.iterdir()] == ["baseline.json"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "there is no such baseline", id="missing"),
        pytest.param("{", "this file is not a baseline of tfgen", id="torn"),
        pytest.param('{"known": []}', "this file is not a baseline of tfgen", id="other JSON"),
        pytest.param('{"baseline_version": 2, "known": []}', "this file is not a baseline of tfgen", id="newer"),
        pytest.param('{"baseline_version": 1, "known": [1]}', "this file is not a baseline of tfgen", id="no entry"),
    ],
)
def test_what_is_no_baseline_is_an_error(tmp_path: Path, content: str | None, message: str) -> None:
    file = tmp_path / "baseline.json"
    if content is not None:
        file.write_text(content)

    with pytest.raises(TfgenError) as error:
        baseline.read(file)

    (diagnostic,) = error.value.diagnostics
    assert (diagnostic.code, diagnostic.message) == ("C009", message)
