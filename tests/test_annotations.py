"""Remarks as workflow commands."""

from __future__ import annotations

import pytest

from generator.annotations import to_github
from generator.errors import Diagnostic, Location
from generator.remarks import KNOWN, WAIVED, Remark, of_diagnostics

_FINDING = Remark(
    "CKV_AWS_20",
    "No public ACL",
    "error",
    Location("shop.yaml", 7, 3),
    "write in files: acl: private",
    'module.files.aws_s3_bucket.this["a,b:c"]',
    rendered=Location("shop-dev/main.tf", 4),
    severity="critical",
    page="https://x/y",
)


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        pytest.param(
            _FINDING,
            "::error file=shop.yaml,line=7,col=3,title=CKV_AWS_20 (critical)::"
            'module.files.aws_s3_bucket.this["a,b:c"]: No public ACL%0Awrite in files: acl: private%0A'
            "rendered at shop-dev/main.tf:4%0Ahttps://x/y",
            id="finding",
        ),
        pytest.param(
            Remark("X1", "100% of\r\nit", "warning", Location("a,b:c%.tf")),
            "::warning file=a%2Cb%3Ac%25.tf,title=X1::100%25 of%0D%0Ait",
            id="escapes",
        ),
        pytest.param(Remark("X1", "said", "note"), "::notice title=X1::said", id="without a place"),
        pytest.param(Remark("X1", "said", "error", state=KNOWN), "::notice title=X1::said", id="known"),
    ],
)
def test_a_remark_is_a_command_on_one_line(remark: Remark, expected: str) -> None:
    assert to_github([remark]) == expected + "\n"


def test_what_is_waived_is_left_out() -> None:
    assert to_github([Remark("X1", "said", state=WAIVED)]) == ""


def test_a_diagnostic_is_one_too() -> None:
    remarks = of_diagnostics([Diagnostic("L001", "retired", Location("a.yaml", 2, 5), "take another", "warning")])

    assert to_github(remarks) == "::warning file=a.yaml,line=2,col=5,title=L001::retired%0Atake another\n"
