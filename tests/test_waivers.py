"""Waivers: where they are written, what they do to a scan, and what is said when they are old or needless."""

from __future__ import annotations

import datetime
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from proof import Terraform

from generator import pipeline
from generator.checkov import Program
from generator.cli import main
from generator.errors import Diagnostic, Location
from generator.finding import Finding, ScanResult, Waived
from generator.pipeline import Rendered, Request
from generator.plan_scan import merged
from generator.waiver import Waiver, last_day
from generator.waivers import Scanned, expired, expired_in, mark, unused

TOP = "version: 1\nname: shop\nregion: eu-central-1\n"
BUCKETS = "components:\n  uploads: {module: s3_bucket}\n  exports: {module: s3_bucket}\n"
GIVEN = "reason: nobody reads these from far away, owner: data@example.com, until: 2027-03-31"
STARTING = f"waivers:\n  - {{check: %s, %s, {GIVEN}}}\n"
TERM = "nobody reads these from far away (until 2027-03-31, owner data@example.com)"
VERSIONING = (
    "{uploads: {overrides: {aws_s3_bucket_versioning.this: {versioning_configuration: [{status: Suspended}]}}}}"
)


@pytest.fixture
def render(tmp_path: Path) -> Callable[[str], list[Rendered]]:
    def command(text: str) -> list[Rendered]:
        (tmp_path / "shop.yaml").write_text(TOP + text)
        return list(pipeline.render_graphs(Request([tmp_path / "shop.yaml"])))

    return command


Render = Callable[[str], list[Rendered]]


def _lines(rendered: Rendered, check: str) -> list[str]:
    """`file: address-like line before: comment` for each waiver of a check that has a day."""
    return [
        f"{path}: {rows[index - 1]}: {row.strip()}"
        for path, text in rendered.files.files.items()
        for rows in [text.split("\n")]
        for index, row in enumerate(rows)
        if f"skip={check}:" in row and "(until" in row
    ]


@pytest.mark.parametrize(
    ("whose", "place"),
    [
        pytest.param("component: exports", 'exports.tf: module "exports" {', id="a component"),
        pytest.param(
            "resource: module.uploads.aws_s3_bucket_versioning.this",
            'modules/s3_bucket/main.tf: resource "aws_s3_bucket_versioning" "this" {',
            id="an address",
        ),
        pytest.param(
            "component: uploads, resource: aws_s3_bucket_versioning.this",
            'modules/s3_bucket/main.tf: resource "aws_s3_bucket_versioning" "this" {',
            id="a resource of a component",
        ),
        pytest.param(
            "resource: module.exports.data.aws_iam_policy_document.this",
            'modules/s3_bucket-exports/main.tf: data "aws_iam_policy_document" "this" {',
            id="a data source",
        ),
    ],
)
def test_a_waiver_is_the_first_line_of_what_it_is_for(render: Render, whose: str, place: str) -> None:
    (rendered,) = render(BUCKETS + STARTING % ("CKV_AWS_21", whose))

    assert _lines(rendered, "CKV_AWS_21") == [f"{place}: #checkov:skip=CKV_AWS_21:{TERM}"]


def test_a_waiver_of_a_rule_between_components_stands_in_the_file_of_the_one_that_asks(render: Render) -> None:
    rule = "aws_vpc_security_group_egress_rule.app_to_cache"
    components = (
        "components:\n  net: {module: vpc}\n  cache: {module: redis}\n  cluster: {module: ecs_cluster}\n"
        "  app: {module: ecs_service, image: nginx:1, port: 80, uses: [cache]}\n"
    )

    (rendered,) = render(components + STARTING % ("CKV_AWS_382", f"resource: {rule}"))

    head = 'app.tf: resource "aws_vpc_security_group_egress_rule" "app_to_cache" {'
    assert _lines(rendered, "CKV_AWS_382") == [f"{head}: #checkov:skip=CKV_AWS_382:{TERM}"]


def test_a_waiver_of_a_whole_component_leaves_the_shared_module_alone(render: Render) -> None:
    (rendered,) = render(BUCKETS + STARTING % ("CKV_AWS_21", "component: exports"))

    assert not [path for path in rendered.files.files if path.startswith("modules/s3_bucket-exports")]


def test_an_override_of_a_resource_is_waived_with_it(render: Render) -> None:
    waiver = STARTING % ("CKV_AWS_21", "resource: module.uploads.aws_s3_bucket_versioning.this")

    (rendered,) = render(f"components:\n  uploads: {{module: s3_bucket, {VERSIONING[11:-2]}}}\n{waiver}")

    assert [line.partition(":")[0] for line in _lines(rendered, "CKV_AWS_21")] == [
        "modules/s3_bucket/blueprint_override.tf",
        "modules/s3_bucket/main.tf",
    ]


def test_what_an_environment_waives_replaces_what_the_blueprint_does(render: Render) -> None:
    dev = (STARTING % ("CKV_AWS_18", "component: exports")).replace("\n", "\n    ").rstrip()
    written = STARTING % ("CKV_AWS_21", "component: exports")

    found = render(f"{BUCKETS}{written}environments:\n  prod: {{}}\n  dev:\n    {dev}\n")

    assert [[*_lines(item, "CKV_AWS_21"), *_lines(item, "CKV_AWS_18")] for item in found] == [
        [f'exports.tf: module "exports" {{: #checkov:skip=CKV_AWS_21:{TERM}'],
        [f'exports.tf: module "exports" {{: #checkov:skip=CKV_AWS_18:{TERM}'],
    ]


def test_an_environment_without_the_component_has_no_use_for_its_waiver(render: Render) -> None:
    written = STARTING % ("CKV_AWS_21", "component: exports")

    prod, dev = render(f"{BUCKETS}{written}environments:\n  prod: {{}}\n  dev: {{components: {{exports: null}}}}\n")

    assert (len(_lines(prod, "CKV_AWS_21")), len(_lines(dev, "CKV_AWS_21"))) == (1, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'resource "a_b" "c" {\n  x = 1\n}\n', 'resource "a_b" "c" {\n  #one\n  #two\n  x = 1\n}\n', id="block"
        ),
        pytest.param('resource "a_b" "c" {}\n', 'resource "a_b" "c" {\n  #one\n  #two\n}\n', id="empty block"),
        pytest.param(
            'resource "a_b" "c" {\n  #checkov:skip=X:y\n  x = 1\n}\n',
            'resource "a_b" "c" {\n  #checkov:skip=X:y\n  #one\n  #two\n  x = 1\n}\n',
            id="after the skips of a template",
        ),
        pytest.param('data "a_b" "c" {\n}\n', 'data "a_b" "c" {\n}\n', id="a data source of the same name"),
        pytest.param('  resource "a_b" "c" {\n', '  resource "a_b" "c" {\n', id="not at the top"),
    ],
)
def test_marking(text: str, expected: str) -> None:
    assert mark(text, {"a_b.c": ("#one", "#two")}) == expected


AWKWARD = '"quotes" it\'s # // */ /* : = , [ ( \\ %% $ <<EOT checkov:skip=CKV_AWS_1:x ünïcode — ✓ `&`'


@pytest.mark.checkov
@pytest.mark.parametrize("whose", ["component: uploads", "resource: module.uploads.aws_s3_bucket_versioning.this"])
def test_checkov_waives_what_the_blueprint_does_whatever_the_reason_says(
    tmp_path: Path, checkov: Program, whose: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TFGEN_CHECKOV", checkov.path)
    module = tmp_path / "own" / "plain_bucket"
    module.mkdir(parents=True)
    (module / "component.py").write_text(_MODULE)
    (module / "main.tf.j2").write_text('resource "aws_s3_bucket" "this" {\n  bucket = "x"\n}\n')
    whose = whose.replace("_versioning", "")
    waiver = f"{{check: CKV_AWS_18, {whose}, reason: {json.dumps(AWKWARD)}, owner: me@example.com, until: 2027-03-31}}"
    components = "components:\n  uploads: {module: plain_bucket}\n  exports: {module: plain_bucket}\n"
    Path("shop.yaml").write_text(f"{TOP}{components}waivers:\n  - {waiver}\n")

    with pytest.raises(SystemExit) as ended:
        main(["scan", "shop.yaml", "--modules", "own", "--format", "json", "--as-of", "2026-11-21"])

    (result,) = json.loads(capsys.readouterr().out)["results"]
    waived = [(item["check"], item["resource"], item["reason"]) for item in result["waived"]]
    found = [item["resource"] for item in result["findings"] if item["check"] == "CKV_AWS_18"]
    reason = f"{AWKWARD} (until 2027-03-31, owner me@example.com)"
    assert ended.value.code == 1
    assert waived == [("CKV_AWS_18", "module.uploads.aws_s3_bucket.this", reason)]
    assert found == ["module.exports.aws_s3_bucket.this"]


_MODULE = '''"""A bucket with nothing to it."""

from generator import component
from generator.component import Module, Output


class Inputs(component.Inputs):
    pass


MODULE = Module(inputs=Inputs, outputs={"id": Output("aws_s3_bucket.this.id", "Its id.")}, name_limit=0)
'''


@pytest.mark.terraform
def test_terraform_reads_an_awkward_reason_as_a_comment(tmp_path: Path, render: Render, terraform: Terraform) -> None:
    written = STARTING % ("CKV_AWS_21", "component: exports")
    (rendered,) = render(BUCKETS + written.replace("nobody reads these from far away", json.dumps(AWKWARD)))
    for path, text in rendered.files.files.items():
        (tmp_path / "root" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "root" / path).write_text(text)

    command = [terraform.program, "fmt", "-check", "-recursive"]
    done = subprocess.run(
        command, cwd=tmp_path / "root", env=terraform.environment(tmp_path / "root"), capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (0, "")


def _said(problems: list[Diagnostic]) -> list[str]:
    return [f"{problem.level} {problem.code} {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        pytest.param("2027-02-28", [], id="long before"),
        pytest.param(
            "2027-03-01", ["warning C011 {} expires in 30 days: it is accepted until 2027-03-31"], id="before"
        ),
        pytest.param("2027-03-30", ["warning C011 {} expires tomorrow: it is accepted until 2027-03-31"], id="the eve"),
        pytest.param(
            "2027-03-31", ["warning C011 {} expires today: it is accepted until 2027-03-31"], id="the last day"
        ),
        pytest.param("2027-04-01", ["error C011 {} has expired: it was accepted until 2027-03-31"], id="after"),
    ],
)
def test_a_waiver_grows_old(render: Render, today: str, said: list[str]) -> None:
    (rendered,) = render(BUCKETS + STARTING % ("CKV_AWS_21", "component: exports"))

    found = list(expired(rendered.graph.blueprint, datetime.date.fromisoformat(today)))

    named = "the waiver of data@example.com for CKV_AWS_21 on module.exports"
    assert _said(found) == [text.format(named) for text in said]
    assert {str(item.location).rpartition("/")[2] for item in found} <= {"shop.yaml:8:5"}


def test_rendering_knows_no_day(render: Render) -> None:
    (rendered,) = render(BUCKETS + (STARTING % ("CKV_AWS_21", "component: exports")).replace("2027", "1999"))

    assert _lines(rendered, "CKV_AWS_21")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        pytest.param(
            TERM,
            ["error C011 the waiver for CKV_AWS_21 on aws_x.y has expired: it was accepted until 2027-03-31"],
            id="ours",
        ),
        pytest.param("accepted, see page 3", [], id="without a day"),
        pytest.param(TERM.replace("2027-03-31", "2027-02-31"), [], id="no day of any calendar"),
        pytest.param(f"{TERM} and more", [], id="a day inside the reason"),
        pytest.param(f"{TERM} (until 2029-01-01, owner me)", [], id="the last of two days counts"),
    ],
)
def test_a_root_alone_tells_which_skips_are_over(reason: str, said: list[str]) -> None:
    waived = Waived("CKV_AWS_21", "aws_x.y", reason, Location("main.tf", 3))

    assert _said(list(expired_in([waived], datetime.date(2027, 4, 1)))) == said


@pytest.mark.parametrize(
    ("whose", "resource", "is_used"),
    [
        ("component: exports", "module.exports.aws_s3_bucket.this", True),
        ("component: exports", "module.uploads.aws_s3_bucket.this", False),
        ("resource: module.exports.aws_s3_bucket.this", 'module.exports.aws_s3_bucket.this["a.b"]', True),
        ("resource: module.exports.aws_s3_bucket.this", "module.exports.aws_s3_bucket.logs", False),
    ],
)
def test_a_waiver_that_nothing_needs_is_told(render: Render, whose: str, resource: str, *, is_used: bool) -> None:
    (rendered,) = render(BUCKETS + STARTING % ("CKV_AWS_21", whose))
    blueprint = rendered.graph.blueprint
    waived = Waived("CKV_AWS_21", resource, TERM, Location("main.tf"))

    found = list(unused([Scanned(blueprint, [waived])]))

    on = whose.replace("component: ", "module.").replace("resource: ", "")
    message = f"warning C012 the waiver for CKV_AWS_21 on {on} is not used: there is no finding it is needed for"
    assert _said(found) == ([] if is_used else [message])
    assert _said(list(unused([Scanned(blueprint, [waived._replace(reason="the module's own")])]))) == [message]


def test_a_waiver_that_one_environment_needs_is_used(render: Render) -> None:
    written = STARTING % ("CKV_AWS_21", "component: exports")
    dev, prod = render(f"{BUCKETS}{written}environments: {{dev: {{}}, prod: {{}}}}\n")
    waived = Waived("CKV_AWS_21", "module.exports.aws_s3_bucket.this", TERM, Location("main.tf"))

    found = list(unused([Scanned(dev.graph.blueprint, []), Scanned(prod.graph.blueprint, [waived])]))

    assert found == []


def test_a_plan_heeds_the_skips_of_a_module_call(tmp_path: Path, render: Render) -> None:
    (rendered,) = render(BUCKETS + STARTING % ("CKV_AWS_21", "component: exports"))
    for path, text in rendered.files.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    names = ("exports", "uploads")
    found = tuple(Finding("CKV_AWS_21", "x", f"module.{name}.aws_s3_bucket.this", Location("p")) for name in names)

    result = merged(tmp_path, ScanResult(str(tmp_path), 0, (), ()), ScanResult("p", 0, found, ()))

    assert [item.resource for item in result.findings] == ["module.uploads.aws_s3_bucket.this"]
    assert [(item.resource, item.reason) for item in result.waived] == [("module.exports.aws_s3_bucket.this", TERM)]


@pytest.mark.checkov
@pytest.mark.parametrize(
    ("today", "code", "out", "err"),
    [
        ("2027-01-01", 0, "", "shop.yaml:8:5: C012 the waiver for CKV_AWS_21 on module.exports is not used"),
        ("2027-03-31", 0, "", "C011 the waiver of data@example.com for CKV_AWS_21 on module.exports expires today"),
        ("2027-04-01", 1, "shop.yaml:8:5: C011 (high) the waiver of data@example.com for CKV_AWS_21", ""),
    ],
)
def test_a_scan_tells_of_waivers(
    tmp_path: Path,
    checkov: Program,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    today: str,
    code: int,
    out: str,
    err: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TFGEN_CHECKOV", checkov.path)
    Path("shop.yaml").write_text(TOP + BUCKETS + STARTING % ("CKV_AWS_21", "component: exports"))

    with pytest.raises(SystemExit) as ended:
        main(["scan", "shop.yaml", "--as-of", today])

    said = capsys.readouterr()
    assert ended.value.code == code
    assert out in said.out
    assert err in said.err


def test_a_comment_carries_its_last_day() -> None:
    waiver = Waiver(check="OURS_1", component="a", reason="x" * 20, owner="me", until="2030-01-02")

    assert last_day(waiver.comment) == datetime.date(2030, 1, 2)
