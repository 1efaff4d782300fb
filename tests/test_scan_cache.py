"""Which reports are known from an earlier scan, and how they are kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import scan_cache
from generator.checkov import Program
from generator.errors import TfgenError
from generator.scan import Settings, scan

_REPORT = {"passed": 3, "failed_checks": [], "skipped_checks": [], "parsing_errors": []}
_MODULE = 'module "m" {\n  source = "../beside"\n}\n'


def _program(folder: Path, version: str = "3.3.30") -> Program:
    """A checkov as far as files go; to run it is an error."""
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 9\n")
    python.chmod(0o755)
    (folder / "lib" / "python3.11" / "site-packages" / f"checkov-{version}.dist-info").mkdir(parents=True)
    return Program(str(python), str(python))


def _root(folder: Path) -> Path:
    for path, text in {"root/main.tf": _MODULE, "root/modules/a/main.tf": "", "beside/main.tf": ""}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder / "root"


def _write(path: str, text: str = "# new\n") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)

    return change


@pytest.mark.parametrize(
    ("change", "is_new"),
    [
        pytest.param(_write("root/main.tf"), True, id="a file"),
        pytest.param(_write("root/more.tf", ""), True, id="an empty file more"),
        pytest.param(_write("root/modules/a/main.tf"), True, id="a file of a module"),
        pytest.param(_write("beside/main.tf"), True, id="a module beside the root"),
        pytest.param(_write("root/terraform.tfvars"), True, id="values"),
        pytest.param(_write("checks/own.yaml"), True, id="a check of one's own"),
        pytest.param(lambda folder: (folder / "root/main.tf").rename(folder / "root/b.tf"), True, id="a name"),
        pytest.param(_write("root/readme.md"), False, id="a text"),
        pytest.param(_write("root/tfgen.json"), False, id="the lock file"),
        pytest.param(_write("root/.terraform/modules/x.tf"), False, id="what terraform keeps"),
        pytest.param(lambda folder: os.utime(folder / "root/main.tf", (0, 0)), False, id="a date"),
    ],
)
def test_a_root_is_known_by_what_checkov_reads_of_it(
    tmp_path: Path, change: Callable[[Path], None], is_new: bool
) -> None:
    root, program = _root(tmp_path), _program(tmp_path / "checkov")
    (tmp_path / "checks").mkdir()
    before = scan_cache.key_of(root, program, [tmp_path / "checks"])

    change(tmp_path)

    assert (scan_cache.key_of(root, program, [tmp_path / "checks"]) != before) == is_new


def test_a_root_is_known_wherever_it_lies(tmp_path: Path) -> None:
    program = _program(tmp_path / "checkov")
    keys = {scan_cache.key_of(_root(tmp_path / name), program, []) for name in ("one", "two")}

    assert len(keys) == 1


def test_each_checkov_has_its_own_reports(tmp_path: Path) -> None:
    root = _root(tmp_path)
    programs = [_program(tmp_path / "old", "3.3.29"), _program(tmp_path / "new"), _program(tmp_path / "other")]
    wrapper = Program(programs[0].path)
    keys = [scan_cache.key_of(root, program, []) for program in (*programs, wrapper)]

    assert keys[1] == keys[2]
    assert len(set(keys)) == 3


def test_a_wrapper_that_changed_is_another_checkov(tmp_path: Path) -> None:
    root, program = _root(tmp_path), Program(_program(tmp_path / "checkov").path)
    before = scan_cache.key_of(root, program, [])

    Path(program.path).write_text("#!/bin/sh\nexit 0 # longer\n")

    assert scan_cache.key_of(root, program, []) != before


def test_modules_that_were_downloaded_are_not_known(tmp_path: Path) -> None:
    root = _root(tmp_path)
    (root / ".external_modules").mkdir()

    assert scan_cache.key_of(root, _program(tmp_path / "checkov"), []) == ""


def test_nothing_is_started_for_a_root_that_is_known(tmp_path: Path) -> None:
    root, program, cache = _root(tmp_path), _program(tmp_path / "checkov"), tmp_path / "cache"
    scan_cache.remember(cache / "scans", scan_cache.key_of(root, program, []), _REPORT)

    (result,) = scan([root], program, Settings(cache=cache))

    assert (result.root, result.passed, result.findings) == (str(root), 3, ())


@pytest.mark.parametrize("torn", [b"", b'{"passed": 3, "failed', b"[]", b"{}", b"\xff"])
def test_a_report_that_cannot_be_read_is_not_there(tmp_path: Path, torn: bytes) -> None:
    root, program, cache = _root(tmp_path), _program(tmp_path / "checkov"), tmp_path / "cache"
    (cache / "scans").mkdir(parents=True)
    (cache / "scans" / f"{scan_cache.key_of(root, program, [])}.json").write_bytes(torn)

    with pytest.raises(TfgenError, match="checkov could not be run"):
        scan([root], program, Settings(cache=cache))


def test_reports_are_private_and_whole_or_not_there(tmp_path: Path) -> None:
    scan_cache.remember(tmp_path / "scans", "key", _REPORT)

    assert scan_cache.recall(tmp_path / "scans", "key") == _REPORT
    assert (tmp_path / "scans").stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in (tmp_path / "scans").iterdir()] == [0o600]


def test_a_store_that_cannot_be_written_to_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "scans").write_text("a file")

    scan_cache.remember(tmp_path / "scans", "key", _REPORT)

    assert scan_cache.recall(tmp_path / "scans", "key") is None


def test_what_was_not_asked_for_longest_goes_and_so_does_what_is_half_written(tmp_path: Path) -> None:
    for number in range(405):
        (tmp_path / f"{number:03}.json").write_text("{}")
        os.utime(tmp_path / f"{number:03}.json", (number, number))
    (tmp_path / ".half").write_text("{")

    scan_cache.tidy(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{number:03}.json" for number in range(5, 405)]
