"""Scanning: which checkov is run, what is read from it, and how it is printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from proof import Subject, subjects

from generator import resources
from generator.checkov import Program
from generator.errors import Location, TfgenError
from generator.scan import ScanResult, Settings, Waived, scan

WEAK_BUCKET = """resource "aws_s3_bucket" "this" {
  bucket = "x"
  acl    = "public-read"
}
"""
OPEN_GROUP = """resource "aws_security_group" "this" {
  name = "open"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
"""
CLEAN = 'resource "aws_ebs_volume" "this" {\n  availability_zone = "a"\n  encrypted = true\n  kms_key_id = "k"\n}\n'
QUEUE = 'resource "aws_sqs_queue" "this" {\n  # checkov:skip=CKV_AWS_27%s\n  name = "x"\n}\n'
ESCAPED = 'resource "aws_s3_bucket" "this" {\n  bucket = "${replace(var.x, "\\"", "")}"\n}\n'
MODULE_TWICE = """module "a" {
  source = "./modules/bucket"
}

module "b" {
  source = "./modules/bucket"
}
"""
WAIVED_BUCKET = """resource "aws_s3_bucket" "this" {
  # checkov:skip=CKV_AWS_18:access is logged elsewhere
  bucket = "x"
}
"""
DATABASE = """resource "aws_db_instance" "this" {
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  publicly_accessible = true
  storage_encrypted   = var.encrypted
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id = "cache"
  description          = "no encryption, no failover"
}

variable "encrypted" {
  default = false
}
"""
REPEATED = """locals {
  names = ["one", "two"]
}

resource "aws_s3_bucket" "each" {
  for_each = toset(local.names)
  bucket   = each.key
}

resource "aws_kms_key" "counted" {
  count               = 2
  enable_key_rotation = false
}
"""
POLICIES = """data "aws_iam_policy_document" "all" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "inline" {
  name   = "inline"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}

resource "aws_lambda_function" "this" {
  function_name = "f"
  role          = "r"
  runtime       = "python3.6"
  environment {
    variables = { TOKEN = "${timestamp()}", AWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }
  }
}
"""
NETWORK = """resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "this" {
  vpc_id                  = aws_vpc.this.id
  cidr_block              = cidrsubnet(aws_vpc.this.cidr_block, 8, 1)
  map_public_ip_on_launch = true
}

resource "aws_lb" "this" {
  name    = "edge"
  subnets = [aws_subnet.this.id]
}

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = "x"
  }
}
"""
ROOTS = {
    "broken": {"main": CLEAN, "other": 'resource "aws_s3_bucket" "this" {\n  bucket =\n'},
    "database": {"main": DATABASE},
    "network": {"main": NETWORK},
    "policies": {"main": POLICIES},
    "repeated": {"main": REPEATED},
    "clean": {"main": CLEAN, ".hidden__other": 'resource "x" {\n'},
    "escaped": {"main": CLEAN, "other": ESCAPED},
    "exponent": {"main": CLEAN, "other": "locals {\n  big = 1e10\n}\n"},
    "modules": {
        "main": MODULE_TWICE,
        "modules__bucket__main": WAIVED_BUCKET,
        ".terraform__modules__x__main": OPEN_GROUP,
        "modules__bucket__.terraform__main": OPEN_GROUP,
    },
    "open": {"main": OPEN_GROUP},
    "queue": {"main": QUEUE % ":no secrets pass: see page 3"},
    "queue blank": {"main": QUEUE % ": "},
    "queue bare": {"main": QUEUE % ""},
    "weak": {"main": WEAK_BUCKET},
}
# As `terraform show -json` prints it, shortened to what checkov needs.
PLAN = {
    "format_version": "1.2",
    "terraform_version": "1.11.4",
    "planned_values": {
        "root_module": {
            "resources": [
                {
                    "address": "aws_sqs_queue.this",
                    "mode": "managed",
                    "type": "aws_sqs_queue",
                    "name": "this",
                    "provider_name": "registry.terraform.io/hashicorp/aws",
                    "schema_version": 0,
                    "values": {"name": "x", "sqs_managed_sse_enabled": False, "kms_master_key_id": None},
                }
            ]
        }
    },
    "resource_changes": [],
    "configuration": {"root_module": {}},
}


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("roots")
    for name, files in ROOTS.items():
        _write(folder / name, **files)
    return folder


@pytest.fixture(scope="module")
def results(roots: Path, checkov: Program) -> dict[str, ScanResult]:
    """All roots, scanned once and in one process, so that one root's findings would show up in the next."""
    return {Path(result.root).name: result for result in scan([roots / name for name in ROOTS], checkov)}


def _write(folder: Path, **files: str) -> Path:
    for file, content in files.items():
        path = folder / f"{file.replace('__', '/')}.tf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def _executable(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    path.chmod(0o755)
    return path


_Row = tuple[str, str, str, int, int]


def _plain(checkov: Program, folder: Path) -> list[_Row]:
    """What a person sees who runs checkov by hand."""
    command = [checkov.path, "-d", str(folder), "--framework", "terraform", "-o", "json", "--quiet", "--skip-download"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LOG_LEVEL": "ERROR"})
    records: list[dict[str, Any]] = json.loads(done.stdout).get("results", {}).get("failed_checks", [])
    return sorted(
        (
            record["check_id"],
            record["resource"],
            os.path.normpath(f"{folder}{record['file_path']}"),
            *record["file_line_range"],
        )
        for record in records
    )


def _found(result: ScanResult) -> list[_Row]:
    return sorted((f.check, f.resource, f.location.file, f.location.line, f.last_line) for f in result.findings)


def _codes(error: pytest.ExceptionInfo[TfgenError]) -> list[str]:
    return [diagnostic.code for diagnostic in error.value.diagnostics]


def test_everything_that_cannot_be_scanned_is_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty" / ".terraform").mkdir(parents=True)
    (tmp_path / "empty" / ".terraform" / "main.tf").write_text(WEAK_BUCKET)
    (tmp_path / "state.json").write_text('{"values": {}}')
    (tmp_path / "plan.out").write_bytes(b"PK\x03\x04")
    roots = [tmp_path / name for name in ("missing", "empty", "state.json", "plan.out")]

    with pytest.raises(TfgenError) as error:
        scan(roots, Program("/nowhere/checkov"))

    assert _codes(error) == ["C004"] * 4
    assert [str(diagnostic.location) for diagnostic in error.value.diagnostics] == sorted(map(str, roots))


@pytest.mark.parametrize("said", ["", "Traceback\nModuleNotFoundError: No module named 'checkov'"])
def test_a_program_that_fails_is_a_finding_with_its_last_words(tmp_path: Path, said: str) -> None:
    broken = _executable(tmp_path / "checkov", f'#!/bin/sh\necho "{said}" >&2\nexit 2\n')

    (result,) = scan([_write(tmp_path / "weak", main=WEAK_BUCKET)], Program(str(broken)))

    assert [finding.check for finding in result.findings] == ["C005"]
    assert (said.rpartition("\n")[2] or "status 2") in result.findings[0].message


def test_a_python_without_checkov_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TfgenError) as error:
        scan([_write(tmp_path / "weak", main=WEAK_BUCKET)], Program("/nowhere/checkov", sys.executable))

    (diagnostic,) = error.value.diagnostics
    assert diagnostic.code == "C005"
    assert diagnostic.message == (
        f"checkov could not be run in {sys.executable}: ModuleNotFoundError: No module named 'checkov'"
    )


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({"check.py": ""}, "checkov passes over the checks written in Python here", id="no package"),
        pytest.param({"readme.md": ""}, "there is no check in this folder", id="no check"),
        pytest.param(None, "there is no such folder of checks", id="no folder"),
    ],
)
def test_checks_that_checkov_would_pass_over_are_an_error(
    tmp_path: Path, files: dict[str, str] | None, message: str
) -> None:
    if files is not None:
        (tmp_path / "checks").mkdir()
    for name, text in (files or {}).items():
        (tmp_path / "checks" / name).write_text(text)
    settings = Settings(external_checks=[tmp_path / "checks"])

    with pytest.raises(TfgenError) as error:
        scan([_write(tmp_path / "weak", main=WEAK_BUCKET)], Program("/nowhere/checkov"), settings)

    assert _codes(error) == ["C008"]
    assert error.value.diagnostics[0].message.startswith(message)


@pytest.mark.checkov
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("clean", 0),
        ("database", 16),
        ("modules", 12),
        ("network", 10),
        ("open", 3),
        ("policies", 25),
        ("repeated", 18),
        ("weak", 8),
    ],
)
def test_findings_are_those_of_plain_checkov(
    roots: Path, results: dict[str, ScanResult], checkov: Program, name: str, count: int
) -> None:
    assert _found(results[name]) == _plain(checkov, roots / name)
    assert len(results[name].findings) == count
    assert results[name].passed > 0


@pytest.mark.checkov
def test_the_command_line_finds_what_the_worker_finds(
    roots: Path, results: dict[str, ScanResult], checkov: Program
) -> None:
    names = ["escaped", "modules"]

    by_command_line = scan([roots / name for name in names], Program(checkov.path))

    assert by_command_line == tuple(results[name] for name in names)


@pytest.mark.checkov
def test_results_are_in_the_order_of_the_roots_and_files_named_as_the_roots_are(
    roots: Path, checkov: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(roots / "open")

    results = scan([Path("../weak"), Path(), Path("../clean"), Path()], checkov)

    assert [result.root for result in results] == [".", "../clean", "../weak"]
    assert {finding.location.file for finding in results[2].findings} == {"../weak/main.tf"}
    assert {finding.location.file for finding in results[0].findings} == {"main.tf"}


@pytest.mark.checkov
@pytest.mark.parametrize("name", ["broken", "escaped", "exponent"])
def test_a_file_checkov_cannot_read_is_a_finding(roots: Path, results: dict[str, ScanResult], name: str) -> None:
    assert _found(results[name]) == [("C006", "", str(roots / name / "other.tf"), 0, 0)]
    assert results[name].passed > 0


@pytest.mark.checkov
def test_terraform_in_json_is_a_finding(tmp_path: Path, checkov: Program) -> None:
    folder = _write(tmp_path, main=CLEAN)
    (folder / "more.tf.json").write_text("{}")

    (result,) = scan([folder], checkov)

    assert _found(result) == [("C006", "", str(folder / "more.tf.json"), 0, 0)]


@pytest.mark.checkov
@pytest.mark.parametrize(
    ("name", "reason", "findings"),
    [
        ("queue", "no secrets pass: see page 3", []),
        ("queue bare", "", ["C007"]),
        ("queue blank", "", ["C007"]),
    ],
    ids=["reason", "none", "blank"],
)
def test_a_waiver_needs_a_reason(
    roots: Path, results: dict[str, ScanResult], name: str, reason: str, findings: list[str]
) -> None:
    place = Location(str(roots / name / "main.tf"), 1)

    assert results[name].waived == (Waived("CKV_AWS_27", "aws_sqs_queue.this", reason, place),)
    assert [finding.check for finding in results[name].findings] == findings


@pytest.mark.checkov
def test_a_waiver_in_a_module_counts_for_each_call(results: dict[str, ScanResult]) -> None:
    assert [waived.resource for waived in results["modules"].waived] == [
        "module.a.aws_s3_bucket.this",
        "module.b.aws_s3_bucket.this",
    ]


@pytest.mark.checkov
def test_a_root_that_checkov_fails_on_does_not_stop_the_others(tmp_path: Path, roots: Path, checkov: Program) -> None:
    bad = _write(tmp_path / "bad", main=QUEUE.replace("CKV_AWS_27%s", ""))

    failed, weak = sorted(scan([bad, roots / "weak"], checkov), key=lambda result: len(result.findings))

    assert _found(failed) == [("C005", "", str(bad), 0, 0)]
    assert "checkov failed on this root, so nothing in it was checked: " in failed.findings[0].message
    assert len(weak.findings) == 8


_CHECK = """
import os, time
from checkov.common.models.enums import CheckCategories, CheckResult
from checkov.terraform.checks.resource.base_resource_check import BaseResourceCheck


class Named(BaseResourceCheck):
    def __init__(self):
        kinds = ["aws_sqs_queue"]
        super().__init__("A queue has a name of ours", "CKV_OURS_1", [CheckCategories.CONVENTION], kinds)

    def scan_resource_conf(self, conf):
        if conf["name"] == ["slow"]:
            time.sleep(600)
        if conf["name"] == ["fatal"]:
            os._exit(3)
        return CheckResult.FAILED


check = Named()
"""
_OWNED = """
metadata: {name: A queue has an owner, id: CKV2_OURS_2, category: CONVENTION}
definition: {cond_type: attribute, resource_types: [aws_sqs_queue], attribute: tags.owner, operator: exists}
"""


def _checks(folder: Path) -> Path:
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "named.py").write_text(_CHECK)
    (folder / "owned.yaml").write_text(_OWNED)
    return folder


def _queue(folder: Path, name: str) -> Path:
    return _write(folder / name, main=f'resource "aws_sqs_queue" "this" {{\n  name = "{name}"\n}}\n')


@pytest.mark.checkov
@pytest.mark.parametrize("by_command_line", [False, True], ids=["worker", "command line"])
def test_checks_of_ones_own_are_run_on_every_root(tmp_path: Path, checkov: Program, by_command_line: bool) -> None:
    names = ["one"] if by_command_line else ["one", "three", "two"]
    settings = Settings(external_checks=[_checks(tmp_path / "checks")])

    results = scan(
        [_queue(tmp_path, name) for name in names], Program(checkov.path) if by_command_line else checkov, settings
    )

    expected = ["CKV2_OURS_2", "CKV_AWS_27", "CKV_OURS_1"]
    assert [sorted(finding.check for finding in result.findings) for result in results] == [expected] * len(names)


@pytest.mark.checkov
def test_a_root_that_hangs_or_kills_checkov_is_ended_and_told(tmp_path: Path, checkov: Program) -> None:
    settings = Settings(external_checks=[_checks(tmp_path / "checks")], limit=5)
    names = ["aaa", "fatal", "good", "slow", "zzz"]

    results = scan([_queue(tmp_path, name) for name in names], checkov, settings)

    found = {Path(result.root).name: [finding.check for finding in result.findings] for result in results}
    assert found.pop("fatal") == found.pop("slow") == ["C005"]
    assert {name: len(checks) for name, checks in found.items()} == {"aaa": 3, "good": 3, "zzz": 3}
    reasons = {Path(result.root).name: result.findings[0].message.rpartition(": ")[2] for result in results}
    assert reasons["fatal"] == "it ended with status 3"
    assert reasons["slow"] == "it took more than 5 seconds and was stopped"


@pytest.mark.checkov
def test_the_command_line_is_ended_when_it_takes_too_long(tmp_path: Path, checkov: Program) -> None:
    (result,) = scan([_queue(tmp_path, "any")], Program(checkov.path), Settings(limit=0.2))

    assert [finding.check for finding in result.findings] == ["C005"]
    assert result.findings[0].message.endswith("it took more than 0 seconds and was stopped")


_SHIPPED = [subject for subject in subjects() if subject.file.parent == resources.folder("blueprints")]


@pytest.mark.checkov
@pytest.mark.parametrize("subject", _SHIPPED, ids=lambda subject: subject.id)
def test_findings_in_shipped_blueprints_are_those_of_plain_checkov(
    subject: Subject, checkov: Program, tmp_path: Path
) -> None:
    root = subject.write(tmp_path)

    (result,) = scan([root], checkov)

    assert _found(result) == _plain(checkov, root) == []
    assert result.passed > 0


@pytest.mark.checkov
@pytest.mark.parametrize("by_command_line", [False, True], ids=["worker", "command line"])
def test_settings_of_the_user_change_nothing(
    tmp_path: Path, checkov: Program, monkeypatch: pytest.MonkeyPatch, by_command_line: bool
) -> None:
    folder = _write(tmp_path / "weak", main=WEAK_BUCKET)
    for place in (tmp_path, tmp_path / "home", folder):
        place.mkdir(exist_ok=True)
        (place / ".checkov.yaml").write_text("skip-check: [CKV_AWS_20]\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CKV_SKIP_CHECK", "CKV_AWS_18")
    monkeypatch.setenv("BC_API_KEY", "key")

    (result,) = scan([folder], Program(checkov.path) if by_command_line else checkov)

    assert {"CKV_AWS_18", "CKV_AWS_20"} < {finding.check for finding in result.findings}


@pytest.mark.checkov
@pytest.mark.parametrize("by_command_line", [False, True], ids=["worker", "command line"])
def test_a_plan_is_scanned_as_a_plan(tmp_path: Path, checkov: Program, by_command_line: bool) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN))

    (result,) = scan([plan], Program(checkov.path) if by_command_line else checkov)

    assert _found(result) == [("CKV_AWS_27", "aws_sqs_queue.this", str(plan), 0, 0)]
