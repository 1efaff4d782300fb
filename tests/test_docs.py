"""What the documents print is run as they print it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from proof import PROJECT

from generator.cli import main


def _blocks(page: str) -> dict[str, str]:
    """The blocks of a page that follow the name of their file."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    return dict(re.findall(r"^`(\S+)`:\n\n```\w+\n(.*?)^```", text, re.DOTALL | re.MULTILINE))


def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    return int(stopped.value.code or 0)


def test_the_module_of_the_guide_works_and_touches_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in _blocks("docs/write-a-module.md").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)

    assert _run("render", "app.yaml", "--modules", "my_modules") == 0
    root = tmp_path / "build" / "orders"
    assert 'source = "./modules/queue"' in (root / "jobs.tf").read_text()
    worker = (root / "worker.tf").read_text()
    assert re.search(r"JOBS_URL += module\.jobs\.url", worker)
    assert re.search(r"resources = \[module\.jobs\.arn\]", worker)
    assert '"sqs:ReceiveMessage"' in worker
    assert '"sqs:SendMessage"' not in worker
    capsys.readouterr()
    assert _run("explain", "queue", "--modules", "my_modules") == 0
    assert "| `visibility` | such as `30s`, `1h` | `30s` |" in capsys.readouterr().out


def test_the_blueprint_of_the_readme_renders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blueprint = re.findall(r"^```yaml\n(.*?)^```", (PROJECT / "README.md").read_text(), re.DOTALL | re.MULTILINE)[0]
    (tmp_path / "shop.yaml").write_text(blueprint)
    monkeypatch.chdir(tmp_path)

    assert _run("render", "shop.yaml") == 0
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["shop-dev", "shop-prod"]
    app = (tmp_path / "build" / "shop-dev" / "app.tf").read_text()
    for name in ("DB_HOST", "DB_PASSWORD", "CACHE_HOST"):
        assert name in app


def test_the_readme_lists_every_module() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    listed = text.partition("## Modules\n\n")[2].partition("\n\n")[0]

    assert sorted(re.findall(r"`(\w+)`", listed)) == sorted(
        file.parent.name for file in (PROJECT / "modules").glob("*/component.py")
    )


def test_the_first_lines_of_the_readme_are_what_ci_runs() -> None:
    first = re.findall(r"^```sh\n(.*?)^```", (PROJECT / "README.md").read_text(), re.DOTALL | re.MULTILINE)[0]
    commands = [line.partition("#")[0].strip() for line in first.splitlines()]

    assert commands == ["make render", "make test"]
    assert "\nmake test\n" in (PROJECT / ".ci" / "run").read_text()


def test_the_mistake_the_readme_shows_is_reported_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    blueprint = re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)[0]
    shown = re.findall(r"^```\n(shop\.yaml:.*?)^```", text, re.DOTALL | re.MULTILINE)[0]
    (tmp_path / "shop.yaml").write_text(blueprint.replace("health_check:", "helth_check:"))
    monkeypatch.chdir(tmp_path)

    assert _run("render", "shop.yaml") == 1
    assert capsys.readouterr().err == shown
