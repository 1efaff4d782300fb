"""`tfgen plan` on a root with a state, against an account: here a simulated one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from proof import Terraform

from generator.changes import Change, changes, endangered, outline
from generator.cli import _run
from generator.fileset import FileSet, Kept
from generator.pipeline import Request, render_graphs

TOP = "version: 1\nname: app\nregion: us-east-1\ncomponents:\n"
IMAGES = "  images: {module: ecr, keep: %d}\n"


def _change(address: str, actions: list[str], before: object = None, after: object = None) -> dict[str, object]:
    kind = address.split("[")[0].split(".")[-2]
    change = {"actions": actions, "before": before, "after": after, "after_unknown": {}}
    return {"address": address, "type": kind, "mode": "managed", "change": change}


PLAN = {
    "resource_changes": [
        _change("module.images.aws_ecr_repository.this", ["delete", "create"], {}, {}),
        _change("module.images.aws_kms_key.this", ["update"], {"a": 1, "b": 2}, {"a": 1, "b": 3}),
        _change("module.images.aws_kms_alias.this", ["no-op"]),
        _change('module.old.aws_s3_bucket.this["x.y"]', ["delete"], {}),
        _change("aws_iam_role.other", ["create"], None, {}),
        {**_change("module.images.aws_iam_role.this", ["no-op"]), "previous_address": "module.was.aws_iam_role.this"},
        {**_change("data.aws_region.current", ["read"]), "mode": "data"},
    ]
}


def test_a_plan_in_the_words_of_the_blueprint(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(TOP + IMAGES % 1)
    (rendered,) = render_graphs(Request([tmp_path / "b.yaml"]))

    assert list(outline(rendered.graph, rendered.files, changes(PLAN))) == [
        "images (ecr): 1 to replace, 1 to change, 1 to move: ecr_repository, iam_role, kms_key",
        "  replace module.images.aws_ecr_repository.this",
        "  change module.images.aws_kms_key.this (b)",
        "  move module.images.aws_iam_role.this (was module.was.aws_iam_role.this)",
        "the root: 1 to destroy, 1 to add: iam_role, s3_bucket",
        '  destroy module.old.aws_s3_bucket.this["x.y"]',
        "1 to replace, 1 to change, 1 to destroy, 1 to add, 1 to move",
    ]


def test_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(TOP + IMAGES % 1)
    (rendered,) = render_graphs(Request([tmp_path / "b.yaml"]))

    assert list(outline(rendered.graph, rendered.files, ())) == [
        "nothing to do: what is there is what the blueprint says"
    ]


def test_what_holds_data_and_would_go() -> None:
    files = FileSet("app", {}, (Kept("module.images.aws_ecr_repository.this"), Kept("module.old.aws_s3_bucket.this")))

    assert [change.address for change in endangered(files, changes(PLAN))] == [
        "module.images.aws_ecr_repository.this",
        'module.old.aws_s3_bucket.this["x.y"]',
    ]
    assert changes(PLAN)[1] == Change("module.images.aws_kms_key.this", "aws_kms_key", "change", ("b",))


def test_a_root_that_is_not_up_to_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.yaml").write_text(TOP + IMAGES % 1)

    code = _run(["plan", str(tmp_path / "b.yaml"), "-o", str(tmp_path)])

    file = tmp_path / "b.yaml"
    assert (code, capsys.readouterr().err) == (
        1,
        f"{file}: P030 {tmp_path}/app is not what the blueprint renders to: 10 added\n  tfgen render {file} first\n",
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["--apply"], 2, "--apply needs --sandbox", id="apply for real"),
        pytest.param(["--var", "x"], 2, "write it as NAME=VALUE", id="a variable without a value"),
        pytest.param(["--terraform", "/no/terraform"], 1, "P001 /no/terraform is not a program", id="no such program"),
    ],
)
def test_what_cannot_be_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(TOP + IMAGES % 1)
    assert _run(["render", str(file), "-o", str(tmp_path)]) == 0

    assert _run(["plan", str(file), "-o", str(tmp_path), *arguments]) == code
    assert said in capsys.readouterr().err


@pytest.mark.terraform
@pytest.mark.moto
def test_a_root_with_a_state(
    terraform: Terraform,
    simulated_aws: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file, root = tmp_path / "b.yaml", tmp_path / "app"
    settings = {"AWS_ENDPOINT_URL": simulated_aws, "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(tmp_path / "missing"))
    file.write_text(TOP + IMAGES % 5)
    _run(["render", str(file), "-o", str(tmp_path)])
    terraform.must(root, "init", "-input=false")
    terraform.must(root, "apply", "-input=false", "-auto-approve")
    capsys.readouterr()

    codes = [_run(["plan", str(file), "-o", str(tmp_path)])]
    file.write_text(TOP + IMAGES % 6)
    _run(["render", str(file), "-o", str(tmp_path)])
    codes.append(_run(["plan", str(file), "-o", str(tmp_path)]))

    told = [line for line in capsys.readouterr().out.splitlines() if line != str(root)]
    assert codes == [0, 0]
    assert told == [
        "app:",
        "  nothing to do: what is there is what the blueprint says",
        "app:",
        "  images (ecr): 1 to replace: ecr_lifecycle_policy",
        "    replace module.images.aws_ecr_lifecycle_policy.this",
        "  1 to replace",
    ]
    assert json.loads((root / "plan.json").read_text())["resource_changes"]
