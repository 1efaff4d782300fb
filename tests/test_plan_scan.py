"""The findings of a plan beside those of its root."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Location
from generator.finding import Finding, ScanResult, Waived
from generator.plan_scan import merged

_ROOT = {
    "main.tf": 'module "a" {\n  source = "./modules/one"\n}\n\nmodule "b" {\n  source = "./modules/two"\n}\n',
    "own.tf": 'resource "aws_x" "short" {}\n\nresource "aws_s3_bucket" "own" {\n  bucket = "x"\n}\n',
    "modules/one/main.tf": 'resource "aws_s3_bucket" "this" {\n  #checkov:skip=CKV_AWS_18:logged elsewhere\n}\n',
    "modules/two/main.tf": '# two\nresource "aws_s3_bucket" "this" {\n  bucket = "y"\n}\n',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in _ROOT.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def _planned(check: str, resource: str) -> Finding:
    return Finding(check, "said", resource, Location("plan.json"))


@pytest.mark.parametrize(
    ("resource", "check", "place"),
    [
        pytest.param("aws_s3_bucket.own", "CKV_AWS_18", "own.tf:3", id="of the root"),
        pytest.param("module.b.aws_s3_bucket.this", "CKV_AWS_18", "modules/two/main.tf:2", id="of a module"),
        pytest.param('module.b.aws_s3_bucket.this["a.b"]', "CKV_AWS_18", "modules/two/main.tf:2", id="with a key"),
        pytest.param(
            "module.a.aws_s3_bucket.this", "CKV_AWS_19", "modules/one/main.tf:1", id="other check than waived"
        ),
        pytest.param("module.a.aws_s3_bucket.this", "CKV_AWS_18", None, id="waived"),
        pytest.param("module.a.aws_s3_bucket.this[0]", "CKV_AWS_18", None, id="waived, with a number"),
        pytest.param("module.c.module.d.aws_s3_bucket.this", "CKV_AWS_18", None, id="of a module that cannot be told"),
        pytest.param("aws_s3_bucket.gone", "CKV_AWS_18", "plan.json", id="of a resource that is not written"),
        pytest.param("aws_x.short", "CKV_AWS_1", "own.tf:1", id="of a block on one line"),
    ],
)
def test_what_only_the_plan_shows_is_found_where_the_resource_is_written(
    root: Path, resource: str, check: str, place: str | None
) -> None:
    plan = ScanResult("plan.json", 1, (_planned(check, resource),), ())

    found = merged(root, ScanResult(str(root), 1, (), ()), plan).findings

    assert [str(item.location).removeprefix(f"{root}/") for item in found] == ([] if place is None else [place])
    assert all(item.is_planned for item in found)


def test_what_both_show_is_found_once_and_what_is_waived_in_the_files_stays_so(root: Path) -> None:
    own = Finding("CKV_AWS_18", "said", "aws_s3_bucket.own", Location(str(root / "own.tf"), 3))
    waived = Waived("CKV_AWS_19", 'aws_s3_bucket.own["a"]', "why", Location(str(root / "own.tf"), 3))
    plan = ScanResult("plan.json", 1, (_planned("CKV_AWS_18", own.resource), _planned("CKV_AWS_19", own.resource)), ())

    result = merged(root, ScanResult(str(root), 1, (own,), (waived,)), plan)

    assert result.findings == (own,)
    assert result.waived == (waived,)
