"""`tfgen render` killed at any moment: the next one leaves the root right, and nothing of the user's is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from proof import PROJECT

# By hand: TFGEN_TEST_KILLS=100.
_KILLS = int(os.environ.get("TFGEN_TEST_KILLS", "25"))
_TOP = "version: 1\nname: app\nregion: us-east-1\ncomponents:\n"
_SMALL, _LARGE = "  net: {module: vpc}\n", "  net: {module: vpc}\n  db: {module: rds}\n  images: {module: ecr}\n"
_STATE = '{"serial": 7}'


def _start(file: Path, output: Path) -> subprocess.Popen[bytes]:
    program, nowhere = "from generator.cli import main; main()", subprocess.DEVNULL
    options = ["--allow-destroy", "module.db.aws_db_instance.this", "--allow-destroy", "module.db.aws_kms_key.this"]
    options += ["--allow-destroy", "module.images.aws_kms_key.this"]
    options += ["--allow-destroy", "module.images.aws_ecr_repository.this"]
    options = options if "db:" not in file.read_text() and "db" in _files(output) else []
    command = [sys.executable, "-c", program, "render", str(file), "-o", str(output), *options]
    return subprocess.Popen(command, cwd=PROJECT, env=os.environ, stdout=nowhere, stderr=nowhere)


def _files(output: Path) -> str:
    lock = output / "app" / "tfgen.json"
    return "db" if lock.is_file() and "aws_db_instance" in lock.read_text() else ""


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_killed_render(tmp_path: Path) -> None:
    file, output, model = tmp_path / "app.yaml", tmp_path / "build", tmp_path / "model"
    wanted = {}
    for name, text in {"small": _SMALL, "large": _LARGE}.items():
        file.write_text(_TOP + text)
        assert _start(file, model / name).wait(60) == 0
        wanted[name] = _tree(model / name / "app")
    start = time.monotonic()
    _start(file, model / "again").wait(60)
    took, moments = time.monotonic() - start, random.Random(5)

    for number in range(_KILLS):
        name, text = ("large", _LARGE) if number % 2 else ("small", _SMALL)
        file.write_text(_TOP + text)
        process = _start(file, output)
        time.sleep(moments.uniform(0, took * 1.2))
        process.send_signal(signal.SIGKILL)
        process.wait(20)

        assert _start(file, output).wait(60) == 0, f"kill {number}"
        assert _tree(output / "app") == wanted[name] | ({"terraform.tfstate": _STATE.encode()} if number else {})
        assert sorted(path.name for path in output.iterdir()) == ["app"]
        (output / "app" / "terraform.tfstate").write_text(_STATE)
