"""Findings as text, JSON and SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Location
from generator.sarif import to_sarif
from generator.scan import Finding, ScanResult, Waived, text, to_json

RESULTS = (
    ScanResult(
        "out/dev",
        3,
        (
            Finding("C006", "checkov cannot read this file", "", Location("out/dev/broken file.tf")),
            Finding("CKV_AWS_20", "No public ACL", "aws_s3_bucket.this", Location("out/dev/main.tf", 4), "https://x/y"),
        ),
        (Waived("CKV_AWS_18", "aws_s3_bucket.this", "logged elsewhere", Location("out/dev/main.tf", 4)),),
    ),
    ScanResult(
        "out/prod",
        2,
        (Finding("CKV_AWS_20", "No public ACL", "aws_s3_bucket.this", Location("out/prod/main.tf", 4), "https://x/y"),),
        (),
    ),
)


def test_text_is_a_line_for_each_finding_and_a_sum_for_each_root() -> None:
    assert text(RESULTS) == (
        "out/dev/broken file.tf: C006 checkov cannot read this file\n"
        "out/dev/main.tf:4: CKV_AWS_20 aws_s3_bucket.this: No public ACL\n"
        "out/dev/main.tf:4: waived CKV_AWS_18 aws_s3_bucket.this: logged elsewhere\n"
        "out/dev: 3 passed, 2 found, 1 waived\n"
        "out/prod/main.tf:4: CKV_AWS_20 aws_s3_bucket.this: No public ACL\n"
        "out/prod: 2 passed, 1 found, 0 waived\n"
    )


def test_json_holds_all_that_a_result_holds() -> None:
    (dev, prod) = json.loads(to_json(RESULTS))["results"]

    assert (dev["root"], dev["passed"], prod["root"], prod["waived"]) == ("out/dev", 3, "out/prod", [])
    assert dev["findings"][1] == {
        "check": "CKV_AWS_20",
        "message": "No public ACL",
        "resource": "aws_s3_bucket.this",
        "guideline": "https://x/y",
        "file": "out/dev/main.tf",
        "line": 4,
    }
    assert dev["waived"][0]["reason"] == "logged elsewhere"


def test_sarif_has_one_rule_for_each_check_and_one_result_for_each_finding_and_waiver() -> None:
    document = json.loads(to_sarif(RESULTS))

    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert document["version"] == "2.1.0"
    assert [rule["id"] for rule in rules] == ["C006", "CKV_AWS_18", "CKV_AWS_20"]
    assert rules[2] == {
        "id": "CKV_AWS_20",
        "shortDescription": {"text": "No public ACL"},
        "helpUri": "https://x/y",
    }
    assert [(r["ruleId"], rules[r["ruleIndex"]]["id"]) for r in run["results"]] == [
        (check, check) for check in ("C006", "CKV_AWS_20", "CKV_AWS_18", "CKV_AWS_20")
    ]
    assert run["results"][2]["suppressions"] == [{"kind": "inSource", "justification": "logged elsewhere"}]


@pytest.mark.parametrize(
    ("file", "line", "uri"),
    [
        pytest.param("out/a b.tf", 3, "out/a%20b.tf", id="relative"),
        pytest.param("/srv/out/main.tf", 3, "out/main.tf", id="absolute below the base"),
        pytest.param("/elsewhere/main.tf", 3, "file:///elsewhere/main.tf", id="absolute elsewhere"),
        pytest.param("out/main.tf", 0, "out/main.tf", id="whole file"),
    ],
)
def test_sarif_places_are_relative_and_lines_start_at_one(file: str, line: int, uri: str) -> None:
    finding = Finding("CKV_1", "message", "", Location(file, line))

    document = json.loads(to_sarif([ScanResult("out", 0, (finding,), ())], base=Path("/srv")))

    expected: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line:
        expected["region"] = {"startLine": line}
    assert document["runs"][0]["results"][0]["locations"] == [{"physicalLocation": expected}]


def test_nothing_found_is_still_valid_sarif() -> None:
    (run,) = json.loads(to_sarif([]))["runs"]

    assert (run["tool"]["driver"]["rules"], run["results"]) == ([], [])
