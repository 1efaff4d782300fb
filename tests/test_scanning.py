"""`tfgen scan`, from its arguments to what it prints and its exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.checkov import Program
from generator.cli import _run, main

_BLUEPRINT = """version: 1
name: shop
region: eu-central-1
components:
  cluster:
    module: ecs_cluster
    exec_log_retention: {retention}
environments:
  dev: {{}}
  prod: {{components: {{cluster: {{exec_log_retention: 365d}}}}}}
"""
_OVERRIDE = """version: 1
name: shop
region: eu-central-1
components:
  cluster:
    module: ecs_cluster
    overrides:
      aws_kms_key.exec:
        enable_key_rotation: false
"""
_LOGS = "module.cluster.aws_cloudwatch_log_group.exec"
_WEAK = 'resource "aws_sqs_queue" "this" {\n  name = "x"\n}\n'

pytestmark = pytest.mark.checkov


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checkov: Program) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TFGEN_CHECKOV", checkov.path)


def _scan(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(["scan", *arguments])
    return int(stopped.value.code or 0)


def _shop(retention: str = "30d") -> None:
    Path("shop.yaml").write_text(_BLUEPRINT.format(retention=retention))


def _weak(name: str = "weak") -> str:
    Path(name).mkdir()
    Path(name, "main.tf").write_text(_WEAK)
    return name


def _results(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)["results"]


def test_a_finding_in_a_blueprint_says_where_it_comes_from_and_what_to_write(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _shop()

    assert _scan("shop.yaml") == 1
    assert capsys.readouterr().out == (
        f"shop-dev/modules/ecs_cluster/main.tf:40: CKV_AWS_338 (medium) {_LOGS}: "
        "Ensure CloudWatch log groups retains logs for at least 1 year\n"
        '  shop.yaml:5:3: component "cluster"\n'
        "  write in cluster: exec_log_retention: 365d\n"
        "  https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16\n"
        "shop-dev: 10 passed, 1 found, 0 waived\n"
        "shop-prod: 11 passed, 0 found, 0 waived\n"
    )


def test_only_the_environment_that_was_named_is_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    _shop()

    assert _scan("shop.yaml", "-e", "prod") == 0
    assert capsys.readouterr().out == "shop-prod: 11 passed, 0 found, 0 waived\n"


def test_a_finding_in_an_override_points_to_the_override(capsys: pytest.CaptureFixture[str]) -> None:
    Path("shop.yaml").write_text(_OVERRIDE)

    assert _scan("shop.yaml", "--format", "json") == 1
    (shop,) = _results(capsys)
    places = {(item["file"], item["blueprint"]["line"], item["blueprint"]["column"]) for item in shop["findings"]}
    assert ("shop/modules/ecs_cluster/blueprint_override.tf", 8, 7) in places
    assert all(item["component"] == "cluster" for item in shop["findings"])


def test_a_mistake_in_a_blueprint_is_told_before_anything_is_scanned(capsys: pytest.CaptureFixture[str]) -> None:
    _shop("thirty")

    assert _scan("shop.yaml") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith('shop.yaml:7:25: B040 component "cluster": exec_log_retention ')


def test_roots_and_blueprints_are_scanned_together_and_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TFGEN_CACHE_DIR", str(tmp_path / "cache"))
    _shop("365d")

    assert _scan(_weak(), "shop.yaml", "-e", "prod", "--format", "json") == 1
    assert sorted(result["root"] for result in _results(capsys)) == ["shop-prod", "weak"]
    assert list((tmp_path / "cache" / "scratch").iterdir()) == []


@pytest.mark.parametrize(("severity", "code"), [("low", 1), ("medium", 1), ("high", 0), ("critical", 0)])
def test_only_what_is_grave_enough_fails(severity: str, code: int) -> None:
    assert _scan(_weak(), "--fail-on", severity) == code


def test_what_was_not_read_fails_however_grave_the_rest_must_be() -> None:
    _weak()
    Path("weak/broken.tf").write_text('resource "x" {\n  a =\n')

    assert _scan("weak", "--fail-on", "critical") == 1


def test_a_baseline_is_made_once_and_then_only_shrinks(capsys: pytest.CaptureFixture[str]) -> None:
    _weak()
    assert _scan("weak", "--baseline", "known.json", "--update-baseline") == 0
    assert "known.json: 1 known finding written down" in capsys.readouterr().err

    Path("weak/more.tf").write_text(_WEAK.replace("this", "that"))
    assert _scan("weak", "--baseline", "known.json", "--update-baseline") == 1
    out = capsys.readouterr().out
    assert "CKV_AWS_27 (known, medium) aws_sqs_queue.this" in out
    assert "CKV_AWS_27 (medium) aws_sqs_queue.that" in out
    assert "1 found, 0 waived, 1 known" in out
    assert len(json.loads(Path("known.json").read_text())["known"]) == 1

    for name in ("main", "more"):
        Path(f"weak/{name}.tf").write_text(_WEAK.replace('"x"', '"x"\n  sqs_managed_sse_enabled = true'))
    assert _scan("weak", "--baseline", "known.json") == 0
    message = "CKV_AWS_27 of aws_sqs_queue.this in weak is in the baseline and found no longer"
    assert f"known.json: C010 {message}" in capsys.readouterr().err
    assert _scan("weak", "--baseline", "known.json", "--update-baseline") == 0
    assert json.loads(Path("known.json").read_text())["known"] == []


def test_a_baseline_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert _scan(_weak(), "--baseline", "known.json") == 1
    assert "known.json: C009 there is no such baseline" in capsys.readouterr().err


def test_updating_no_baseline_is_wrong_usage() -> None:
    assert _scan(_weak(), "--update-baseline") == 2


@pytest.mark.parametrize("form", ["json", "sarif", "github", "junit", "text"])
def test_every_format_can_be_read_by_what_it_is_for(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    _shop()

    assert _scan("shop.yaml", "--format", form) == 1
    out = capsys.readouterr().out
    assert not out.endswith("\n\n")
    assert "CKV_AWS_338" in out
    if form in ("json", "sarif"):
        json.loads(out)
    if form == "junit":
        assert ElementTree.fromstring(out).get("failures") == "1"
    if form == "github":
        assert out.startswith("::warning file=shop.yaml,line=5,col=3,title=CKV_AWS_338 (medium)::")


def test_a_second_scan_starts_nothing_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TFGEN_CACHE_DIR", str(tmp_path / "cache"))
    _shop()
    assert _scan("shop.yaml") == 1
    first = capsys.readouterr().out
    # A worker that cannot be started would be told of.
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert _scan("shop.yaml") == 1
    assert capsys.readouterr().out == first


DOOR = '''"""A door."""

from generator import component
from generator.component import Module


class Inputs(component.Inputs):
    pass


MODULE = Module(inputs=Inputs, outputs={})
'''
# What only terraform can work out.
OPEN = """resource "aws_security_group" "this" {
  description = "x"

  ingress {
    description = "x"
    from_port = 22
    to_port = 22
    protocol = "tcp"
    cidr_blocks = [for block in toset(["0.0.0.0"]) : format("%s/%d", block, 0)]
  }
}
"""


@pytest.mark.terraform
@pytest.mark.checkov
@pytest.mark.moto
@pytest.mark.usefixtures("terraform", "checkov")
def test_a_plan_shows_what_the_files_do_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, file = tmp_path / "mine" / "door", tmp_path / "b.yaml"
    folder.mkdir(parents=True)
    (folder / "component.py").write_text(DOOR)
    (folder / "main.tf.j2").write_text(OPEN)
    file.write_text("version: 1\nname: app\nregion: us-east-1\ncomponents:\n  data: {module: door}\n")

    code = _run(["scan", "--plan", "--format", "json", "--modules", str(folder.parent), str(file)])

    findings = json.loads(capsys.readouterr().out)["results"][0]["findings"]
    planned = [(item["check"], item["component"]) for item in findings if "(in the plan)" in item["message"]]
    assert code == 1
    assert planned == [("CKV_AWS_24", "data")]
