"""The write stage: what it changes in a root, what it leaves alone, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import TfgenError
from generator.files import Changes, compare, recover, write
from generator.fileset import FileSet, Kept
from generator.lockfile import GUARD, LOCK
from generator.root import occupied

OLD = FileSet(
    "board-dev",
    {"main.tf": "# old\n", "versions.tf": "# é\n", "modules/alb/main.tf": "# alb\n", "modules/vpc/main.tf": "# vpc\n"},
    (Kept("module.data.aws_s3_bucket.this"),),
    {"tfgen": "0.1.0", "blueprint": "1"},
)
NEW = OLD._replace(files={"main.tf": "# new\n", "versions.tf": "# é\n", "modules/vpc/net/main.tf": "# net\n"})
OF_THE_USER = {
    ".terraform/providers/lock": "x",
    "main_override.tf": "# mine",
    "modules/vpc/extra.tf": "# mine",
    "notes/todo.txt": "buy milk",
    "terraform.tfstate": "{}",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "out" / "dev"
    write(root, OLD)
    for path, text in OF_THE_USER.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def texts(root: Path) -> dict[str, str]:
    return {str(path.relative_to(root)): path.read_text() for path in sorted(root.rglob("*")) if path.is_file()}


def traces(root: Path) -> dict[str, tuple[int, ...]]:
    """What changes as soon as anything is written, moved or linked anew."""
    found = ((path, path.lstat()) for path in (root, *root.rglob("*")))
    return {str(path): (status.st_ino, status.st_mtime_ns, status.st_ctime_ns) for path, status in found}


def codes(action: Callable[[], object]) -> list[str]:
    with pytest.raises(TfgenError) as caught:
        action()
    return [diagnostic.code for diagnostic in caught.value.diagnostics]


def test_a_new_root_holds_the_files_and_the_lock_and_nothing_else(tmp_path: Path) -> None:
    root = tmp_path / "not" / "there" / "dev"

    changes = write(root, OLD)

    assert changes == Changes(tuple(sorted(OLD.files)), (), (), ())
    assert texts(root) == {**OLD.files, LOCK: (root / LOCK).read_text()}
    assert [path.name for path in root.parent.iterdir()] == ["dev"]


def test_an_update_changes_what_differs_and_leaves_the_user_s_files_alone(root: Path) -> None:
    before = traces(root)

    changes = write(root, NEW)

    assert changes == Changes(
        ("modules/vpc/net/main.tf",), ("main.tf",), ("modules/alb/main.tf", "modules/vpc/main.tf"), ("versions.tf",)
    )
    assert texts(root) == {**NEW.files, **OF_THE_USER, LOCK: (root / LOCK).read_text()}
    assert not (root / "modules/alb").exists()
    after = traces(root)
    assert {path: after[str(root / path)] for path in (*OF_THE_USER, "versions.tf")} == {
        path: before[str(root / path)] for path in (*OF_THE_USER, "versions.tf")
    }
    assert after[str(root)][0] == before[str(root)][0]


def test_two_ways_to_a_root_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    write(root, NEW)
    write(tmp_path / "direct", NEW)

    assert texts(tmp_path / "direct") == {path: text for path, text in texts(root).items() if path not in OF_THE_USER}


def test_without_a_difference_nothing_is_touched(root: Path) -> None:
    before = traces(root)

    changes = write(root, OLD)

    assert changes == Changes((), (), (), tuple(sorted(OLD.files)))
    assert traces(root) == before


def test_comparing_says_what_writing_does_and_touches_nothing(root: Path, tmp_path: Path) -> None:
    before = traces(tmp_path)

    changes = [compare(root, OLD), compare(root, NEW), compare(tmp_path / "missing", OLD)]

    assert traces(tmp_path) == before
    assert changes == [write(root, OLD), write(root, NEW), write(tmp_path / "missing", OLD)]


def test_an_empty_folder_of_the_user_s_is_filled_in_place(tmp_path: Path) -> None:
    inode = tmp_path.stat().st_ino

    write(tmp_path, OLD)

    assert tmp_path.stat().st_ino == inode
    assert set(texts(tmp_path)) == {*OLD.files, LOCK}


def test_a_root_named_by_a_link_is_written_where_the_link_leads(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)

    write(tmp_path / "link", NEW)

    assert (tmp_path / "link").is_symlink()
    assert (root / "main.tf").read_text() == "# new\n"


@pytest.mark.parametrize("how", ["deleted", "emptied"])
def test_a_file_that_holds_nothing_any_more_is_written_again(root: Path, how: str) -> None:
    path = root / "main.tf"
    path.unlink() if how == "deleted" else path.write_text("")

    changes = write(root, OLD)

    assert changes.added + changes.changed == ("main.tf",)
    assert path.read_text() == "# old\n"


def _edit(root: Path) -> None:
    (root / "main.tf").write_text("# edited")
    (root / "modules/alb/main.tf").write_text("# edited")


def _squat(root: Path) -> None:
    (root / "modules/vpc/net").mkdir()
    (root / "modules/vpc/net/main.tf").write_text("# of the user")


DISCARDED_BY_FORCE = [
    pytest.param(_edit, ["F004", "F004"], id="edited by hand, one still needed and one not"),
    pytest.param(_squat, ["F005"], id="a file of the user in the way"),
]


@pytest.mark.parametrize(("spoil", "expected"), DISCARDED_BY_FORCE)
def test_what_a_person_wrote_stops_the_render(root: Path, spoil: Callable[[Path], None], expected: list[str]) -> None:
    spoil(root)
    before = traces(root)

    found = codes(lambda: write(root, NEW))

    assert found == expected
    assert traces(root) == before


@pytest.mark.parametrize(("spoil", "expected"), DISCARDED_BY_FORCE)
def test_force_discards_it(root: Path, spoil: Callable[[Path], None], expected: list[str]) -> None:
    del expected
    spoil(root)
    foreseen = compare(root, NEW)

    changes = write(root, NEW, force=True)

    assert changes == foreseen
    assert texts(root) == {**NEW.files, **OF_THE_USER, LOCK: (root / LOCK).read_text()}


def test_an_edit_that_is_what_would_be_written_is_welcome(root: Path) -> None:
    (root / "main.tf").write_text("# new\n")

    changes = write(root, NEW)

    assert "main.tf" in changes.unchanged


def _link_file(root: Path) -> None:
    (root / "main.tf").rename(root.parent / "elsewhere.tf")
    (root / "main.tf").symlink_to("../elsewhere.tf")


def _link_folder(root: Path) -> None:
    (root / "modules").rename(root.parent / "elsewhere")
    (root / "modules").symlink_to("../elsewhere")


def _folder_over_file(root: Path) -> None:
    (root / "main.tf").unlink()
    (root / "main.tf/inside").mkdir(parents=True)


def _file_over_folder(root: Path) -> None:
    (root / "modules/vpc/net").write_text("a file")


def _link_staging(root: Path) -> None:
    (root.parent / "elsewhere").mkdir()
    (root / ".tfgen").symlink_to("../elsewhere")


def _link_lock(root: Path) -> None:
    (root / LOCK).rename(root.parent / "lock")
    (root / LOCK).symlink_to("../lock")


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(_link_file, {"F006"}, id="a link to a file outside"),
        pytest.param(_link_folder, {"F006"}, id="a link to a folder outside"),
        pytest.param(_link_lock, {"F006"}, id="a link in place of the lock"),
        pytest.param(_folder_over_file, {"F007"}, id="a folder in place of a file"),
        pytest.param(_file_over_folder, {"F007"}, id="a file in place of a folder"),
        pytest.param(_link_staging, {"F007"}, id="a link in place of the staging folder"),
    ],
)
def test_nothing_is_written_through_a_link_or_over_a_folder(
    root: Path, spoil: Callable[[Path], None], expected: set[str], force: bool
) -> None:
    spoil(root)
    before = traces(root.parent)

    found = codes(lambda: write(root, NEW, force=force))

    assert set(found) == expected
    assert traces(root.parent) == before


@pytest.mark.parametrize(
    "path", ["a file", "a file/dev", "a file/deeper/dev", "loose link", "looped link", "loose link/dev"]
)
def test_a_place_where_no_folder_can_be_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "a file").write_text("text")
    (tmp_path / "loose link").symlink_to("nowhere")
    (tmp_path / "looped link").symlink_to("looped link")
    before = traces(tmp_path)

    found = codes(lambda: write(tmp_path / path, OLD))

    assert found in (["F010"], ["F001"])
    assert traces(tmp_path) == before


@pytest.mark.parametrize(
    "path",
    [
        *("", "/etc/motd", "../main.tf", "a/../b", "a//b", "a/", "./a", "a\\b", "a\nb", "a\x7fb"),
        *(LOCK, ".tfgen", ".tfgen/0", ".TFGEN/0", GUARD),
    ],
)
def test_a_path_that_must_not_be_written_is_a_bug(root: Path, path: str) -> None:
    before = traces(root)

    with pytest.raises(AssertionError, match="BUG: "):
        write(root, OLD._replace(files={path: "text"}))

    assert traces(root) == before


def test_a_file_in_place_of_a_folder_is_a_bug(root: Path) -> None:
    with pytest.raises(AssertionError, match="BUG: "):
        write(root, OLD._replace(files={"a": "text", "a/b/c": "text"}))


def test_only_one_tfgen_writes_a_root(root: Path) -> None:
    with occupied(root, root):
        found = [codes(lambda: write(root, NEW)), codes(lambda: recover(root))]

    assert found == [["F003"]] * 2
    assert write(root, NEW).changed == ("main.tf",)


def test_only_one_tfgen_builds_a_new_root(tmp_path: Path) -> None:
    building = tmp_path / ".dev.tfgen-new"
    building.mkdir()

    with occupied(building, tmp_path):
        found = codes(lambda: write(tmp_path / "dev", NEW))

    assert found == ["F003"]
    assert write(tmp_path / "other", NEW) == write(tmp_path / "dev", NEW)


def test_every_message_names_its_file_and_a_way_out(root: Path) -> None:
    _edit(root)

    with pytest.raises(TfgenError) as caught:
        write(root, NEW)

    named = [diagnostic.location.file for diagnostic in caught.value.diagnostics if diagnostic.location]
    assert named == [str(root / "main.tf"), str(root / "modules/alb/main.tf")]
    assert all("--force" in diagnostic.hint for diagnostic in caught.value.diagnostics)
