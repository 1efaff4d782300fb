"""tfgen as people install it: a wheel, used in another directory, without the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from proof import PROJECT

_RUN = "import sys; sys.path.insert(0, {site!r}); from generator.cli import main; main()"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, built from what the checkout holds and unpacked as pip would."""
    source, target = tmp_path_factory.mktemp("source") / "tfgen", tmp_path_factory.mktemp("site")
    ignored = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__")
    shutil.copytree(PROJECT, source, ignore=ignored)
    build = "from setuptools.build_meta import build_wheel; print(build_wheel(__import__('sys').argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(target)], cwd=source, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(target)
    return target


def _tfgen(site: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _RUN.format(site=str(site)), *arguments]
    return subprocess.run(command, cwd=cwd, env=dict(os.environ), capture_output=True, text=True, check=False)


def test_new_and_render_work_from_a_wheel(site: Path, tmp_path: Path) -> None:
    started = _tfgen(site, tmp_path, "new", "fargate", "app.yaml")
    rendered = _tfgen(site, tmp_path, "render", "app.yaml")

    assert (started.returncode, rendered.returncode) == (0, 0), started.stderr + rendered.stderr
    assert rendered.stdout.splitlines() == [f"build/streamboard-{size}" for size in ("small", "medium", "large")]
    assert (tmp_path / "build" / "streamboard-large" / "modules" / "vpc" / "main.tf").is_file()


def test_the_wheel_holds_what_it_needs_and_no_tests(site: Path) -> None:
    shipped = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}

    for folder in ("modules", "templates", "blueprints"):
        wanted = [path for path in (PROJECT / folder).rglob("*") if path.suffix in (".j2", ".yaml", ".tf", ".py")]
        needed = {f"generator/{path.relative_to(PROJECT).as_posix()}" for path in wanted if "cases" not in path.parts}
        assert {name for name in needed if "__pycache__" not in name} <= shipped
    assert not [name for name in shipped if "/cases/" in name or name.startswith("tests/")]
