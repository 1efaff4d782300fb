"""Which roots changed since a revision: in a real repository, by what they render to."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator.affected import Affected, affected
from generator.cli import _run
from generator.errors import TfgenError

BLUEPRINT = """version: 1
name: {name}
region: us-east-1
components:
  images: {{module: ecr, keep: {keep}}}
environments: {{dev: {{}}, qa: {{components: {{images: {{keep: 5}}}}}}}}
"""


def _git(folder: Path, *arguments: str) -> None:
    identity = {"GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.com"}
    identity |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in identity.items()}
    environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def _commit(folder: Path, message: str = "x") -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "repo with a space"
    (folder / "apps").mkdir(parents=True)
    for name in ("shop", "blog"):
        (folder / "apps" / f"{name}.yaml").write_text(BLUEPRINT.format(name=name, keep=10))
    (folder / "values.yaml").write_text("a: 1\n")
    _git(folder, "init", "-q", "-b", "main")
    _commit(folder)
    _git(folder, "checkout", "-q", "-b", "topic")
    monkeypatch.chdir(folder)
    return folder


def test_nothing_changed(repository: Path) -> None:
    (repository / "apps" / "shop.yaml").write_text("# a comment\n" + BLUEPRINT.format(name="shop", keep=10))

    assert affected([Path()], "main", ()) == ()


def test_only_the_environments_that_render_to_something_else(repository: Path) -> None:
    (repository / "apps" / "shop.yaml").write_text(BLUEPRINT.format(name="shop", keep=11))
    _commit(repository)

    assert affected([Path("apps")], "main", ()) == (Affected("apps/shop.yaml", "dev", "shop-dev", "changed"),)


def test_what_happened_on_the_other_branch_does_not_count(repository: Path) -> None:
    _git(repository, "checkout", "-q", "main")
    (repository / "apps" / "blog.yaml").write_text(BLUEPRINT.format(name="blog", keep=99))
    _commit(repository)
    _git(repository, "checkout", "-q", "topic")

    assert affected([Path()], "main", ()) == ()


def test_added_removed_and_renamed(repository: Path) -> None:
    (repository / "apps" / "blog.yaml").unlink()
    (repository / "apps" / "wiki $(touch x).yaml").write_text(BLUEPRINT.format(name="wiki", keep=1))

    assert affected([Path()], "main", ()) == (
        Affected("apps/blog.yaml", "dev", "blog-dev", "removed"),
        Affected("apps/blog.yaml", "qa", "blog-qa", "removed"),
        Affected("apps/wiki $(touch x).yaml", "dev", "wiki-dev", "added"),
        Affected("apps/wiki $(touch x).yaml", "qa", "wiki-qa", "added"),
    )


def test_a_blueprint_that_was_broken_before(repository: Path) -> None:
    file = repository / "apps" / "shop.yaml"
    file.write_text(BLUEPRINT.format(name="shop", keep="many"))
    _commit(repository)
    _git(repository, "branch", "broken")
    file.write_text(BLUEPRINT.format(name="shop", keep=10))

    assert [item.change for item in affected([Path()], "broken", ())] == ["changed", "changed"]


def test_a_blueprint_that_is_broken_now(repository: Path) -> None:
    (repository / "apps" / "shop.yaml").write_text(BLUEPRINT.format(name="shop", keep="many"))

    with pytest.raises(TfgenError) as caught:
        affected([Path()], "main", ())

    assert [problem.code for problem in caught.value.diagnostics] == ["B040"]


MODULE = '''"""A queue."""

from generator import component
from generator.component import Module


class Inputs(component.Inputs):
    pass


MODULE = Module(inputs=Inputs, outputs={})
'''


def test_a_module_of_the_users_that_changed(repository: Path) -> None:
    own = repository / "mine" / "jobs"
    own.mkdir(parents=True)
    (own / "component.py").write_text(MODULE)
    (own / "main.tf.j2").write_text('resource "aws_sqs_queue" "this" {\n  name = "a"\n}\n')
    (repository / "jobs.yaml").write_text(
        "version: 1\nname: jobs\nregion: us-east-1\ncomponents: {q: {module: jobs}}\n"
    )
    _commit(repository)
    _git(repository, "branch", "before")
    (own / "main.tf.j2").write_text('resource "aws_sqs_queue" "this" {\n  name = "b"\n}\n')

    assert affected([Path()], "before", [Path("mine")]) == (Affected("jobs.yaml", "", "jobs", "changed"),)


def test_the_matrix_is_one_line_of_what_is_there(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "apps" / "blog.yaml").unlink()
    (repository / "apps" / "shop.yaml").write_text(BLUEPRINT.format(name="shop", keep=11))

    codes = [_run(["affected", "--base", "main", "--format", form]) for form in ("matrix", "json", "text")]

    matrix, rest = capsys.readouterr().out.split("\n", 1)
    entry = {"blueprint": "apps/shop.yaml", "environment": "dev", "root": "shop-dev", "change": "changed"}
    assert codes == [0, 0, 0]
    assert json.loads(matrix) == {"include": [entry]}
    assert '"change": "removed"' in rest
    assert "changed shop-dev  apps/shop.yaml" in rest


@pytest.mark.parametrize(
    ("path", "base", "code"),
    [
        pytest.param(".", "nowhere", "G003", id="no such revision"),
        pytest.param(".", "--output=x", "G003", id="a revision that looks like an option"),
        pytest.param("/", "main", "G004", id="outside"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_cannot_be_compared(path: str, base: str, code: str) -> None:
    with pytest.raises(TfgenError) as caught:
        affected([Path(path)], base, ())

    assert [problem.code for problem in caught.value.diagnostics] == [code]
    assert not Path("x").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))

    with pytest.raises(TfgenError) as caught:
        affected([Path()], "main", ())

    assert [problem.code for problem in caught.value.diagnostics] == ["G002"]
