"""The lock file: what it says, when it is written, and what is said about one of no use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import TfgenError
from generator.files import Changes, compare, write
from generator.fileset import FileSet, Kept
from generator.lockfile import LOCK, LOCK_VERSION, Held, read_lock

OLD = FileSet(
    "board-dev",
    {"main.tf": "# old\n", "modules/alb/main.tf": "# alb\n"},
    (Kept("module.data.aws_s3_bucket.this", "data", "s3_bucket", fixed={"name": "x"}),),
    {"tfgen": "0.1.0", "blueprint": "1"},
)
NEW = OLD._replace(files={"main.tf": "# new\n"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "dev", OLD)
    return tmp_path / "dev"


def codes(action: Callable[[], object]) -> list[str]:
    with pytest.raises(TfgenError) as caught:
        action()
    return [diagnostic.code for diagnostic in caught.value.diagnostics]


def test_the_lock_says_what_was_written(root: Path) -> None:
    text = (root / LOCK).read_text()

    lock = read_lock(root)

    assert lock is not None
    assert (lock.name, lock.versions, lock.stateful, set(lock.files)) == (
        OLD.name,
        OLD.versions,
        {"module.data.aws_s3_bucket.this": Held("s3_bucket", {"name": "x"})},
        set(OLD.files),
    )
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def test_a_lock_that_alone_differs_is_listed(root: Path) -> None:
    more = OLD._replace(stateful=(Kept("module.more.aws_s3_bucket.this"), *OLD.stateful))

    changes = [compare(root, more), write(root, more)]

    assert changes == [Changes((), (LOCK,), (), tuple(sorted(OLD.files)))] * 2
    assert write(root, more).changed == ()


def test_a_lost_lock_is_written_again(root: Path) -> None:
    (root / LOCK).unlink()

    changes = write(root, OLD)

    assert changes.added == (LOCK,)
    assert read_lock(root) is not None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"", "F008", id="empty"),
        pytest.param(b"<<<<<<< HEAD\n{}\n", "F008", id="merge conflict"),
        pytest.param(b"\xff\xfe\xfa", "F008", id="not text"),
        pytest.param(b"[" * 100_000, "F008", id="nested without end"),
        pytest.param(b"[]", "F008", id="a list"),
        pytest.param({"lock_version": True}, "F008", id="version is no number"),
        pytest.param({"lock_version": 0}, "F008", id="version too low"),
        pytest.param({"lock_version": LOCK_VERSION + 1}, "F009", id="newer"),
        pytest.param({"files": ["main.tf"]}, "F008", id="files are a list"),
        pytest.param({"files": {"../main.tf": "sha256:0"}}, "F008", id="a file outside of the root"),
        pytest.param({"files": {"/etc/passwd": "sha256:0"}}, "F008", id="an absolute file"),
        pytest.param({"stateful": "one"}, "F008", id="stateful is a text"),
        pytest.param({"stateful": ["one"]}, "F008", id="stateful is a list, as in format 1"),
        pytest.param({"stateful": {"one": {"module": "x"}}}, "F008", id="stateful without what is fixed"),
        pytest.param({"retained": "one"}, "F008", id="retained is a text"),
        pytest.param({"versions": None}, "F008", id="no versions"),
        pytest.param({"name": 1}, "F008", id="name is a number"),
    ],
)
def test_a_lock_of_no_use_is_named(root: Path, content: bytes | dict[str, object], expected: str) -> None:
    lock = json.loads((root / LOCK).read_bytes())
    (root / LOCK).write_bytes(content if isinstance(content, bytes) else json.dumps({**lock, **content}).encode())

    found = [codes(lambda: write(root, NEW)), codes(lambda: compare(root, NEW)), codes(lambda: read_lock(root))]

    assert found == [[expected]] * 3
    assert (root / "main.tf").read_text() == "# old\n"


def test_a_folder_in_place_of_the_lock_is_named(root: Path) -> None:
    (root / LOCK).unlink()
    (root / LOCK).mkdir()

    assert codes(lambda: write(root, NEW)) == ["F008"]
