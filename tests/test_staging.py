"""A root stays whole when the writer is killed at any moment, and Terraform refuses it until it is finished."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from generator.errors import TfgenError
from generator.files import Changes, compare, recover, write
from generator.fileset import FileSet
from generator.lockfile import GUARD, STAGING, digest

Result = TypeVar("Result")

TOUCHES = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
FILES = {
    "old": {
        "main.tf": "# old\n",
        "same.tf": "# same\n",
        "modules/alb/main.tf": "# alb\n",
        "modules/vpc/main.tf": "#\n",
    },
    "new": {
        "main.tf": "# new\n",
        "same.tf": "# same\n",
        "modules/vpc/net/main.tf": "# net\n",
        "modules/vpc/a.tf": "#\n",
    },
    "big": {"main.tf": "# big\n" * 2000, "same.tf": "# same\n", "modules/alb/main.tf": "# big\n" * 2000},
}
VARIANTS = {name: FileSet("board-dev", files) for name, files in FILES.items()}
OF_THE_USER = {"main_override.tf": "# mine", "modules/vpc/extra.tf": "# mine", "terraform.tfstate": "{}"}


def texts(root: Path) -> dict[str, str]:
    """All of a root but what tfgen keeps apart until it is finished."""
    found = {str(path.relative_to(root)): path.read_text() for path in root.rglob("*") if path.is_file()}
    return {path: text for path, text in found.items() if not path.startswith(f"{STAGING}/")}


def put_files_of_the_user(root: Path) -> None:
    for path, text in OF_THE_USER.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What a root of each variant holds."""
    folder = tmp_path_factory.mktemp("whole")
    for name, files in VARIANTS.items():
        write(folder / name, files)
    return {name: texts(folder / name) for name in VARIANTS}


def variant(root: Path, whole: dict[str, dict[str, str]]) -> str:
    """The one variant that a root is, or `unfinished`, or a text that says what is wrong with it."""
    found = texts(root)
    lost = [path for path, text in OF_THE_USER.items() if found.pop(path, None) != text]
    if lost:
        return f"lost {lost}"
    if GUARD in found:
        return "unfinished"
    return next((name for name, files in whole.items() if files == found), f"a mixture: {sorted(found)}")


def apart(function: Callable[..., Result], *arguments: object) -> Result:
    """The result of a function called in a process of its own, which may fork and give up its rights."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def is_killed(action: Callable[[], object], is_time: Callable[[], bool]) -> bool:
    """Runs an action in a fork that is killed before it touches the disk when it is time."""
    child = os.fork()
    if child == 0:
        sys.addaudithook(lambda event, _: kill_self() if event in TOUCHES and is_time() else None)
        try:
            action()
            os._exit(0)
        finally:
            os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL), code
    return code != 0


def kill_self() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def at_step(step: int) -> Callable[[], bool]:
    steps = itertools.count(1)
    return lambda: next(steps) == step


def kill_at_every_step(folder: Path, first: FileSet | None) -> int:
    """One root per step that writing has: each is what a kill before that step leaves."""
    for step in itertools.count(1):
        root = folder / str(step) / "root"
        root.parent.mkdir()
        if first:
            write(root, first)
            put_files_of_the_user(root)
        if not is_killed(partial(write, root, VARIANTS["new"]), at_step(step)):
            return step
    raise AssertionError("BUG: counting ended")


def kill_recovery_at_every_step(root: Path) -> int:
    for step in itertools.count(1):
        if not is_killed(lambda: recover(root), at_step(step)):
            return step
    raise AssertionError("BUG: counting ended")


def leave_unfinished(root: Path, files: FileSet) -> None:
    """Stops writing where some files are new and some are old."""
    assert is_killed(
        lambda: write(root, files), lambda: (root / GUARD).exists() and not (root / STAGING / "0").exists()
    )


def kill_at_random(folder: Path, times: int) -> list[str]:
    """Kills a process that writes one variant after the other; copies of what each kill left."""
    chance = random.Random(7)
    root = folder / "root"
    has_files_of_the_user = False
    for number in range(times):
        if number % 10 == 0:
            shutil.rmtree(root, ignore_errors=True)
            has_files_of_the_user = False
        child = os.fork()
        if child == 0:
            for name in itertools.cycle(VARIANTS):
                write(root, VARIANTS[name])
        time.sleep(chance.uniform(0.001, 0.04))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if root.exists():
            if not has_files_of_the_user:
                put_files_of_the_user(root)
                has_files_of_the_user = True
            shutil.copytree(root, folder / str(number))
    return sorted(path.name for path in folder.iterdir() if path.name.isdigit())


def test_a_kill_at_any_step_of_an_update_leaves_old_new_or_a_guard(
    tmp_path: Path, whole: dict[str, dict[str, str]]
) -> None:
    steps = apart(kill_at_every_step, tmp_path, VARIANTS["old"])

    roots = [tmp_path / str(step) / "root" for step in range(1, steps + 1)]
    left = [variant(root, whole) for root in roots]
    for root in roots:
        recover(root)
    assert [name for name, _ in itertools.groupby(left)] == ["old", "unfinished", "new"]
    assert left.count("unfinished") > 10
    assert [variant(root, whole) for root in roots] == [name if name == "old" else "new" for name in left]
    assert not [root for root in roots if (root / STAGING).exists()]
    assert not [path for root in roots for path in root.rglob("*") if path.is_dir() and not any(path.iterdir())]


def test_recovery_killed_at_every_step_comes_to_the_same_end(tmp_path: Path, whole: dict[str, dict[str, str]]) -> None:
    root = tmp_path / "root"
    write(root, VARIANTS["old"])
    put_files_of_the_user(root)
    apart(leave_unfinished, root, VARIANTS["new"])

    steps = apart(kill_recovery_at_every_step, root)

    assert steps > 10
    assert variant(root, whole) == "new"
    assert not (root / STAGING).exists()


def test_a_kill_at_any_step_of_a_new_root_leaves_all_or_nothing(
    tmp_path: Path, whole: dict[str, dict[str, str]]
) -> None:
    steps = apart(kill_at_every_step, tmp_path, None)

    folders = [tmp_path / str(step) for step in range(1, steps + 1)]
    left = [texts(folder / "root") if (folder / "root").exists() else None for folder in folders]
    assert [files for files, _ in itertools.groupby(left)] == [None, whole["new"]]
    for folder in folders:
        write(folder / "root", VARIANTS["new"])
        assert [path.name for path in folder.iterdir()] == ["root"]
        assert texts(folder / "root") == whole["new"]


@pytest.mark.parametrize("end", [recover, partial(write, files=VARIANTS["new"])])
@pytest.mark.parametrize("exists", [False, True])
def test_what_is_left_of_a_new_root_is_removed(tmp_path: Path, end: Callable[[Path], object], exists: bool) -> None:
    root = tmp_path / "root"
    if exists:
        write(root, VARIANTS["old"])
    (tmp_path / ".root.tfgen-new/modules").mkdir(parents=True)
    (tmp_path / ".root.tfgen-new/stray.tf").touch()

    end(root)

    assert {path.name for path in tmp_path.iterdir()} <= {"root"}
    assert not (root / "stray.tf").exists()


def test_a_hundred_kills_at_random_moments_leave_no_mixture(tmp_path: Path, whole: dict[str, dict[str, str]]) -> None:
    names = apart(kill_at_random, tmp_path, 100)

    left = [variant(tmp_path / name, whole) for name in names]
    assert set(left) <= {*whole, "unfinished"}
    for name in names:
        recover(tmp_path / name)
    assert {variant(tmp_path / name, whole) for name in names} <= set(whole)
    assert len(names) > 50


def write_in_many(root: Path) -> set[int]:
    """How the writers of one root ended: 0 written, 1 refused because another was at it."""
    children = []
    for files in (*VARIANTS.values(), *VARIANTS.values()):
        children.append(os.fork())
        if children[-1] == 0:
            try:
                write(root, files)
            except TfgenError as error:
                os._exit(int([diagnostic.code for diagnostic in error.diagnostics] == ["F003"]) or 2)
            os._exit(0)
    return {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children}


def test_many_writers_at_once_leave_one_whole_root(tmp_path: Path, whole: dict[str, dict[str, str]]) -> None:
    for number in range(5):
        root = tmp_path / str(number) / "root"

        ends = apart(write_in_many, root)

        assert ends <= {0, 1}
        assert texts(root) in list(whole.values())
        assert [path.name for path in root.parent.iterdir()] == ["root"]


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("stopped") / "root"
    write(root, VARIANTS["old"])
    put_files_of_the_user(root)
    apart(leave_unfinished, root, VARIANTS["new"])
    return root


@pytest.fixture
def unfinished(stopped: Path, tmp_path: Path) -> Path:
    return shutil.copytree(stopped, tmp_path / "root")


def test_an_unfinished_root_differs_and_the_next_write_finishes_it(
    unfinished: Path, whole: dict[str, dict[str, str]]
) -> None:
    seen = compare(unfinished, VARIANTS["new"])

    changes = write(unfinished, VARIANTS["new"])

    assert GUARD in seen.removed
    assert changes == Changes((), (), (), tuple(sorted(FILES["new"])))
    assert variant(unfinished, whole) == "new"


def test_other_files_can_be_written_after_a_stop(unfinished: Path, whole: dict[str, dict[str, str]]) -> None:
    write(unfinished, VARIANTS["big"])

    assert variant(unfinished, whole) == "big"


def test_an_edit_made_after_the_stop_is_not_lost(unfinished: Path, whole: dict[str, dict[str, str]]) -> None:
    (unfinished / "modules/vpc/net/main.tf").write_text("# edited")

    with pytest.raises(TfgenError) as caught:
        write(unfinished, VARIANTS["new"])

    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["F004"]
    assert (unfinished / "modules/vpc/net/main.tf").read_text() == "# edited"
    write(unfinished, VARIANTS["new"], force=True)
    assert variant(unfinished, whole) == "new"


@pytest.mark.parametrize("manifest", [None, "", '{"manifest_version": 2, "replace": {}, "remove": {}, "folders": []}'])
def test_without_a_manifest_only_force_goes_on(
    unfinished: Path, whole: dict[str, dict[str, str]], manifest: str | None
) -> None:
    shutil.rmtree(unfinished / STAGING)
    if manifest is not None:
        (unfinished / STAGING).mkdir()
        (unfinished / STAGING / "manifest.json").write_text(manifest)

    with pytest.raises(TfgenError) as caught:
        write(unfinished, VARIANTS["old"])

    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["F011"]
    assert variant(unfinished, whole) == "unfinished"
    write(unfinished, VARIANTS["old"], force=True)
    assert {**whole["old"], **OF_THE_USER}.items() <= texts(unfinished).items()
    assert not (unfinished / GUARD).exists()


def force_killed_at_every_step(unfinished: Path, folder: Path) -> int:
    for step in itertools.count(1):
        root = shutil.copytree(unfinished, folder / str(step))
        if not is_killed(partial(write, root, VARIANTS["big"], force=True), at_step(step)):
            return step
    raise AssertionError("BUG: counting ended")


def test_a_kill_while_force_goes_on_keeps_the_guard_until_all_is_written(
    unfinished: Path, tmp_path: Path, whole: dict[str, dict[str, str]]
) -> None:
    shutil.rmtree(unfinished / STAGING)
    (tmp_path / "killed").mkdir()

    steps = apart(force_killed_at_every_step, unfinished, tmp_path / "killed")

    roots = [tmp_path / "killed" / str(step) for step in range(1, steps + 1)]
    for root in roots:
        with suppress(TfgenError):
            recover(root)
    left = [texts(root) for root in roots]
    assert not [files for files in left if GUARD not in files and not whole["big"].items() <= files.items()]
    assert [GUARD in files for files in left] == sorted((GUARD in files for files in left), reverse=True)


def test_a_manifest_that_leads_out_of_the_root_is_not_followed(unfinished: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("text")
    path = unfinished / STAGING / "manifest.json"
    path.write_text(path.read_text().replace('"remove": {', f'"remove": {{"../precious": "{digest(b"text")}", '))

    with pytest.raises(TfgenError):
        write(unfinished, VARIANTS["new"])

    assert (tmp_path / "precious").read_text() == "text"


def terraform(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "TF_CLI_CONFIG_FILE"}
    command = ["terraform", f"-chdir={root}", *arguments, "-no-color"]
    return subprocess.run(
        command, env={**environment, "CHECKPOINT_DISABLE": "1"}, capture_output=True, text=True, check=False
    )


@pytest.mark.terraform
@pytest.mark.skipif(not shutil.which("terraform"), reason="terraform is not on the PATH")
def test_terraform_refuses_an_unfinished_root(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root, VARIANTS["old"])
    (root / "mine_override.tf").write_text('terraform {\n  required_version = ">= 1.0"\n}\n')
    assert terraform(root, "init").returncode == 0
    apart(leave_unfinished, root, VARIANTS["new"])

    refused = [terraform(root, *command) for command in (["init"], ["validate"], ["plan"], ["apply", "-auto-approve"])]

    assert [run.returncode for run in refused] == [1, 1, 1, 1]
    assert all("run the same tfgen render again" in run.stdout + run.stderr for run in refused)
    recover(root)
    assert [terraform(root, command).returncode for command in ("init", "validate", "plan")] == [0, 0, 0]
