"""A root stays as it was when the disk is full or writing is not allowed."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from generator.errors import TfgenError
from generator.files import Changes, compare, write
from generator.fileset import FileSet
from generator.lockfile import GUARD, STAGING

Result = TypeVar("Result")

OLD = FileSet("board-dev", {"main.tf": "# old\n", "modules/alb/main.tf": "# alb\n", "modules/vpc/main.tf": "#\n"})
BIG = OLD._replace(files={**OLD.files, "main.tf": "# big\n" * 2000, "modules/vpc/net/main.tf": "# big\n" * 1000})
SMALL = OLD._replace(files={"main.tf": "# new\n"})
OF_THE_USER = {"main_override.tf": "# mine", "modules/vpc/extra.tf": "# mine", "terraform.tfstate": "{}"}


def contents(folder: Path) -> dict[str, str]:
    """All there is below a folder, empty folders too."""
    return {str(path.relative_to(folder)): path.read_text() if path.is_file() else "" for path in folder.rglob("*")}


def put_files_of_the_user(root: Path) -> None:
    for path, text in OF_THE_USER.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def outcome(action: Callable[..., object], *arguments: object) -> object:
    """The result, or the code of the one problem with the reason in its message."""
    try:
        return action(*arguments)
    except TfgenError as error:
        (diagnostic,) = error.diagnostics
        return f"{diagnostic.code}: {diagnostic.message.rpartition(': ')[2]}"


def apart(function: Callable[..., Result], *arguments: object) -> Result:
    """The result of a function called in a process of its own, which may give up its rights."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k,nr_inodes=60", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount program, so no small disk")
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted: {mounted.stderr.strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, pages: int, files: int) -> Path:
    """Leaves that many pages and that many files free."""
    filler = disk / "filler"
    filler.mkdir()
    status = os.statvfs(disk)
    for number in range(max(0, status.f_ffree - files)):
        (filler / str(number)).touch()
    (filler / "0").write_bytes(bytes(max(0, status.f_bavail - pages) * status.f_frsize))
    return filler


FREE = [*((pages, 1000) for pages in range(26)), *((1000, files) for files in range(1, 20))]


@pytest.mark.parametrize("is_new", [False, True])
def test_a_full_disk_leaves_the_root_as_it_was(small_disk: Path, is_new: bool) -> None:
    ends = []
    for pages, files in FREE:
        root = small_disk / "out" / "root"
        if not is_new:
            write(root, OLD)
            put_files_of_the_user(root)
        before = contents(small_disk)
        filler = fill(small_disk, pages, files)

        end = outcome(write, root, BIG)

        shutil.rmtree(filler)
        if isinstance(end, Changes):
            assert BIG.files.items() <= contents(root).items()
            assert is_new or OF_THE_USER.items() <= contents(root).items()
        else:
            assert contents(small_disk) == before
        ends.append(end)
        shutil.rmtree(small_disk / "out", ignore_errors=True)
    assert {str(end) for end in ends if not isinstance(end, Changes)} == {"F001: No space left on device"}
    assert any(isinstance(end, Changes) for end in ends)


def test_a_folder_on_another_disk_is_named(small_disk: Path) -> None:
    root = small_disk.parent
    before = contents(root)

    end = outcome(write, root, FileSet("board-dev", {"main.tf": "# new\n", "disk/main.tf": "# new\n"}))

    assert end == "F001: it is on another disk than the rest"
    assert contents(root) == before


def with_small_files_only(action: Callable[..., object], *arguments: object) -> object:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
    return outcome(action, *arguments)


@pytest.mark.parametrize("is_new", [False, True])
def test_a_file_that_cannot_be_written_in_full_leaves_the_root_as_it_was(tmp_path: Path, is_new: bool) -> None:
    root = tmp_path / "root"
    if not is_new:
        write(root, OLD)
    before = contents(tmp_path)

    end = apart(with_small_files_only, write, root, BIG)

    assert end == "F001: File too large"
    assert contents(tmp_path) == before


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that every user of the machine can enter; the one of pytest is closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)


def without_rights(action: Callable[..., object], *arguments: object) -> object:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    return outcome(action, *arguments)


def give_away(root: Path) -> None:
    if os.getuid() == 0:
        for path in (root, *root.rglob("*")):
            os.chown(path, 65534, 65534)


@pytest.mark.parametrize("closed", ["root", "root/modules/alb", "root/modules/vpc"])
def test_a_folder_that_may_not_be_written_is_named(reachable: Path, closed: str) -> None:
    root = reachable / "root"
    write(root, OLD)
    give_away(root)
    (reachable / closed).chmod(0o555)
    before = contents(reachable)

    end = apart(without_rights, write, root, SMALL)

    assert end == "F001: Permission denied"
    assert contents(reachable) == before


def test_a_parent_that_may_not_be_written_is_named(reachable: Path) -> None:
    reachable.chmod(0o555)

    end = apart(without_rights, write, reachable / "root", OLD)

    assert end == "F001: Permission denied"
    assert contents(reachable) == {}


@pytest.mark.parametrize("action", [write, compare])
def test_a_file_that_may_not_be_read_is_named(reachable: Path, action: Callable[..., object]) -> None:
    root = reachable / "root"
    write(root, OLD)
    give_away(root)
    (root / "main.tf").chmod(0)

    end = apart(without_rights, action, root, BIG)

    assert end == "F001: Permission denied"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a user a file that the user cannot replace")
def test_a_failure_while_files_are_moved_leaves_a_guard_and_can_be_finished(reachable: Path) -> None:
    root = reachable / "root"
    write(root, OLD)
    put_files_of_the_user(root)
    give_away(root)
    os.chown(root, 0, 0)
    os.chown(root / "main.tf", 0, 0)
    root.chmod(0o1777)

    end = apart(without_rights, write, root, BIG)

    assert end == "F002: Operation not permitted; Terraform refuses it until it is finished"
    assert (root / GUARD).exists()
    root.chmod(0o777)
    assert apart(without_rights, write, root, BIG) == Changes((), (), (), tuple(sorted(BIG.files)))
    assert contents(root).keys().isdisjoint({GUARD, STAGING})
    assert {**BIG.files, **OF_THE_USER}.items() <= contents(root).items()
