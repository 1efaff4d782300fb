"""The provider's table: what is said of arguments and blocks it does not take, without terraform."""

from __future__ import annotations

import json
from pathlib import Path

import provider_table
import pytest
from proof import PROJECT, Subject, Terraform, subjects

from generator import pipeline
from generator.inventory import inventory
from generator.pipeline import Rendered, Request
from generator.schema import check_schema, load

TABLE = PROJECT / "generator" / "provider_table.json"
TOP = "version: 1\nname: app\nregion: us-east-1\ncomponents:\n"
BUCKET = "  data:\n    module: s3_bucket\n    overrides:\n      aws_s3_bucket.this:\n        %s\n"
OVERRIDDEN = "module.data.aws_s3_bucket.this"
IN_FILE = "modules/s3_bucket/blueprint_override.tf:4 in the root"


def _render(file: Path, text: str, *modules: Path) -> Rendered:
    file.write_text(text)
    (rendered,) = pipeline.render_graphs(Request([file], modules=modules))
    return rendered


def _said(folder: Path, text: str, *modules: Path) -> list[str]:
    rendered = _render(folder / "b.yaml", text, *modules)
    found = check_schema(rendered.graph, rendered.files)
    return [
        f"{str(item.location).replace(f'{folder}/', '')}: {item.level} {item.message}\n  {item.hint}".replace(
            f"{folder}/", ""
        )
        for item in found
    ]


@pytest.mark.parametrize(
    ("override", "said"),
    [
        pytest.param(
            "forse_destroy: true",
            f'b.yaml:9:9: error {OVERRIDDEN}: there is no argument or block "forse_destroy" (AWS provider 5 and 6, '
            f"{IN_FILE})\n  did you mean force_destroy?",
            id="unknown argument",
        ),
        pytest.param(
            "arn: x",
            f'b.yaml:9:9: error {OVERRIDDEN}: "arn" is known by AWS only and cannot be set (AWS provider 5, {IN_FILE})'
            "\n  leave it out",
            id="known by AWS only",
        ),
        pytest.param(
            "acl: private",
            f'b.yaml:9:9: warning {OVERRIDDEN}: "acl" is deprecated (AWS provider 5 and 6, {IN_FILE})\n  the page of '
            "the resource in the provider says what to use",
            id="deprecated",
        ),
        pytest.param(
            "timeouts: [{creat: 1h}]",
            f'b.yaml:8:7: error {OVERRIDDEN}: there is no argument or block "creat" (AWS provider 5 and 6, '
            "modules/s3_bucket/blueprint_override.tf:5 in the root)\n  did you mean create or read?",
            id="inside a block",
        ),
        pytest.param(
            "versioning: [{enabled: true}]",
            f'b.yaml:9:9: warning {OVERRIDDEN}: "versioning" is deprecated (AWS provider 5 and 6, {IN_FILE})\n  the '
            "page of the resource in the provider says what to use",
            id="deprecated block",
        ),
    ],
)
def test_an_override(tmp_path: Path, override: str, said: str) -> None:
    assert said in _said(tmp_path, TOP + BUCKET % override)


def test_an_override_of_what_is_known(tmp_path: Path) -> None:
    assert _said(tmp_path, TOP + BUCKET % "force_destroy: true") == []


MODULE = '''"""A queue."""

from generator import component
from generator.component import Module, Output


class Inputs(component.Inputs):
    pass


MODULE = Module(inputs=Inputs, outputs={"arn": Output("aws_mq_broker.this.arn", "ARN of the queue.")})
'''
HEAD = "module.jobs."


@pytest.mark.parametrize(
    ("template", "said"),
    [
        pytest.param(
            'resource "aws_eip" "this" {\n  vpc = true\n}\n',
            "main.tf.j2:2: {level} module.jobs.aws_eip.this: {what} in the root)\n  {hint}; it is of b.yaml:5:3",
            id="deprecated in 5, gone in 6",
        ),
        pytest.param(
            'resource "aws_kms_alias" "this" {\n  name = "alias/x"\n}\n',
            'main.tf.j2:1: error module.jobs.aws_kms_alias.this: "target_key_id" is missing (AWS provider 5 and '
            "6, modules/jobs/main.tf:3 in the root)\n  the provider demands it; it is of b.yaml:5:3",
            id="missing",
        ),
        pytest.param(
            'resource "aws_kms_kee" "this" {\n}\n',
            "main.tf.j2:1: error module.jobs.aws_kms_kee.this: there is no resource aws_kms_kee (AWS provider 5 "
            "and 6, modules/jobs/main.tf:3 in the root)\n  did you mean aws_kms_key or",
            id="unknown type",
        ),
        pytest.param(
            'resource "aws_mq_broker" "this" {\n  no_such = 1\n}\n',
            "my/jobs/main.tf.j2:1: warning module.jobs.aws_mq_broker.this: the resource aws_mq_broker is not in the "
            "table and not checked (AWS provider 5 and 6, modules/jobs/main.tf:3 in the root)",
            id="not in the table",
        ),
        pytest.param(
            'resource "aws_lb_listener" "this" {\n  load_balancer_arn = "x"\n\n  dynamic "default_action" {\n    '
            'for_each = ["a"]\n\n    content {\n      kind = "forward"\n    }\n  }\n}\n',
            'error module.jobs.aws_lb_listener.this: "type" is missing (AWS provider 5 and 6, modules/jobs/main.tf:6',
            id="missing in a dynamic block",
        ),
    ],
)
def test_a_template(tmp_path: Path, template: str, said: str) -> None:
    folder = tmp_path / "my" / "jobs"
    folder.mkdir(parents=True)
    (folder / "component.py").write_text(MODULE)
    (folder / "main.tf.j2").write_text(template)

    found = "\n".join(_said(tmp_path, f"{TOP}  jobs: {{module: jobs}}\n", tmp_path / "my"))

    if "{level}" in said:
        gone = {"level": "error", "what": 'there is no argument or block "vpc" (AWS provider 6, modules/jobs/main.tf:4'}
        old = {"level": "warning", "what": '"vpc" is deprecated (AWS provider 5, modules/jobs/main.tf:4'}
        assert said.format(**old, hint="the page of the resource in the provider says what to use") in found
        assert said.format(**gone, hint="known: ").partition("known: ")[0] in found
    else:
        assert said in found


@pytest.mark.parametrize("subject", [pytest.param(subject, id=subject.id) for subject in subjects()])
def test_every_root_is_taken_by_both_versions(subject: Subject) -> None:
    (rendered,) = pipeline.render_graphs(Request([subject.file], [subject.environment] if subject.environment else []))

    assert check_schema(rendered.graph, rendered.files) == []


def test_the_table_holds_every_type_that_is_rendered() -> None:
    emitted = {(item.mode, item.type) for subject in subjects() for item in inventory(subject.render().files)}

    for version in load():
        missing = {item for item in emitted if item[1].startswith("aws_") and version.shape(*item) is None}
        assert missing == set(), "make it again: make schema"
    assert TABLE.stat().st_size < 400_000


@pytest.mark.terraform
def test_the_table_is_what_the_provider_says(terraform: Terraform, tmp_path: Path) -> None:
    (tmp_path / "terraform.tf").write_text(
        'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n'
    )
    # A provider that is kept running for all tests is not installed, and only an installed one tells its schema.
    installed = terraform._replace(attached="")
    installed.must(tmp_path, "init", "-input=false")
    printed = installed.run(tmp_path, "providers", "schema", "-json").stdout

    table = json.loads(TABLE.read_text())["5"]
    emitted = provider_table.Emitted(frozenset(table["resource"]), frozenset(table["data"]))
    made = provider_table.from_schema(json.loads(printed), emitted, table["version"])

    assert json.loads(provider_table.lines(made)) == table
