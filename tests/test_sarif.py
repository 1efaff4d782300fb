"""Remarks as SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Diagnostic, Location
from generator.remarks import KNOWN, WAIVED, Remark, of_diagnostics
from generator.sarif import to_sarif

_BUCKET = "module.files.aws_s3_bucket.this"
_FINDING = Remark(
    "CKV_AWS_20",
    "No public ACL",
    "error",
    Location("shop.yaml", 7, 3),
    "write in files: acl: private",
    _BUCKET,
    "files",
    Location("shop-dev/modules/s3/main.tf", 4),
    9,
    "critical",
    "AWS Security Hub S3.2",
    "https://x/y",
    "shop-dev",
    title="No public ACL",
)
_WAIVER = Remark(
    "CKV_AWS_18",
    "CKV_AWS_18 is waived: logged elsewhere",
    "warning",
    Location("out/dev/main.tf", 4),
    subject="aws_s3_bucket.this",
    rendered=Location("out/dev/main.tf", 4),
    severity="medium",
    root="out/dev",
    state=WAIVED,
    reason="logged elsewhere",
    title="CKV_AWS_18",
)


def _run(*remarks: Remark, base: Path | None = None) -> dict[str, Any]:
    document = json.loads(to_sarif(remarks, base))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def test_there_is_one_rule_for_each_check() -> None:
    run = _run(_FINDING, _WAIVER, _FINDING)

    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CKV_AWS_18", "CKV_AWS_20"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["CKV_AWS_20", "CKV_AWS_18", "CKV_AWS_20"]
    assert rules[1] == {
        "id": "CKV_AWS_20",
        "shortDescription": {"text": "No public ACL"},
        "helpUri": "https://x/y",
        "defaultConfiguration": {"level": "error"},
        "properties": {"security-severity": "9.5", "tags": ["security"]},
    }


def test_a_rule_is_described_by_a_finding_where_there_is_one() -> None:
    waiver = _WAIVER._replace(code="CKV_AWS_20", title="CKV_AWS_20")

    (rule,) = _run(waiver, _FINDING)["tool"]["driver"]["rules"]

    assert rule["shortDescription"]["text"] == "No public ACL"


def test_the_place_of_a_finding_is_the_blueprint_and_the_rendered_line_is_related() -> None:
    (result,) = _run(_FINDING)["results"]

    (place,) = result["locations"]
    (related,) = result["relatedLocations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "shop.yaml"},
        "region": {"startLine": 7, "startColumn": 3},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": _BUCKET, "kind": "resource"}]
    assert related["physicalLocation"] == {
        "artifactLocation": {"uri": "shop-dev/modules/s3/main.tf"},
        "region": {"startLine": 4, "endLine": 9},
    }
    assert result["level"] == "error"
    assert result["message"]["text"] == f"{_BUCKET}: No public ACL (write in files: acl: private)"


def test_an_alert_stays_the_same_when_lines_move_and_is_another_in_another_environment() -> None:
    moved = _FINDING._replace(location=Location("shop.yaml", 9, 3), rendered=Location("x.tf", 1), root="out/shop-dev")
    other = _FINDING._replace(root="shop-prod")

    prints = [result["partialFingerprints"]["tfgen/v1"] for result in _run(_FINDING, moved, other)["results"]]

    assert prints[0] == prints[1] != prints[2]


@pytest.mark.parametrize(
    ("remark", "suppressions"),
    [
        pytest.param(_FINDING, None, id="open"),
        pytest.param(_WAIVER, [{"kind": "inSource", "justification": "logged elsewhere"}], id="waived"),
        pytest.param(_WAIVER._replace(reason=""), [{"kind": "inSource"}], id="waived without a reason"),
        pytest.param(_FINDING._replace(state=KNOWN), [{"kind": "external"}], id="known"),
    ],
)
def test_what_is_accepted_is_suppressed(remark: Remark, suppressions: list[dict[str, str]] | None) -> None:
    (result,) = _run(remark)["results"]

    assert result.get("suppressions") == suppressions


@pytest.mark.parametrize(
    ("file", "line", "uri"),
    [
        pytest.param("out/a b.tf", 3, "out/a%20b.tf", id="relative"),
        pytest.param("/srv/out/main.tf", 3, "out/main.tf", id="absolute below the base"),
        pytest.param("/elsewhere/main.tf", 3, "file:///elsewhere/main.tf", id="absolute elsewhere"),
        pytest.param("out/main.tf", 0, "out/main.tf", id="without a line"),
    ],
)
def test_files_are_relative_to_the_base(file: str, line: int, uri: str) -> None:
    (result,) = _run(Remark("B001", "said", location=Location(file, line)), base=Path("/srv"))["results"]

    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == uri
    assert physical.get("region") == ({"startLine": line} if line else None)


def test_diagnostics_are_printed_too() -> None:
    remarks = of_diagnostics([Diagnostic("L001", "retired", Location("shop.yaml", 2, 5), "take another", "warning")])

    run = _run(*remarks)

    assert run["tool"]["driver"]["rules"] == [{"id": "L001", "shortDescription": {"text": "L001"}}]
    assert run["results"][0]["level"] == "warning"
    assert run["results"][0]["message"]["text"] == "retired (take another)"
