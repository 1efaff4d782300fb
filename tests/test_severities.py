"""How grave each check is."""

from __future__ import annotations

import re
import subprocess

import pytest

from generator.checkov import Program
from generator.severities import SEVERITIES, at_least, grade

# Checks of the pinned checkov that neither AWS nor the vendor's public reference grades.
_UNGRADED = {
    *(f"CKV_AWS_{number}" for number in (367, 368, 369, 370, 371, 372, 373, 374, 377, 378, 380, 381, 382, 383)),
    *(f"CKV_AWS_{number}" for number in (385, 386, 387, 388, 390, 392, 393, 394)),
    *(f"CKV2_AWS_{number}" for number in (68, 69, 70, 71, 73, 74, 75, 76, 77, 78)),
}


@pytest.mark.parametrize(
    ("check", "severity", "source"),
    [
        ("CKV_AWS_17", "critical", "AWS Security Hub RDS.2"),
        ("CKV_AWS_24", "high", "AWS Security Hub EC2.13"),
        ("CKV2_AWS_11", "medium", "AWS Security Hub EC2.6"),
        ("CKV_AWS_103", "high", "Prisma Cloud policy reference"),
        ("CKV_AWS_158", "low", "Prisma Cloud policy reference"),
        ("CKV2_AWS_76", "medium", ""),
        ("CKV_OURS_1", "medium", ""),
        ("C006", "high", "tfgen"),
    ],
)
def test_a_check_has_a_severity_and_says_whose_it_is(check: str, severity: str, source: str) -> None:
    assert grade(check)[:2] == (severity, source)


def test_a_control_of_aws_has_its_page() -> None:
    page = "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2"

    assert grade("CKV_AWS_17").page == page


@pytest.mark.parametrize("severity", SEVERITIES)
def test_severities_have_an_order(severity: str) -> None:
    graver = [other for other in SEVERITIES if at_least(other, severity)]

    assert graver == list(SEVERITIES[SEVERITIES.index(severity) :])


@pytest.mark.checkov
def test_every_check_of_checkov_is_graded_or_known_not_to_be(checkov: Program) -> None:
    done = subprocess.run([checkov.path, "--list", "--framework", "terraform"], capture_output=True, text=True)
    checks = set(re.findall(r"\| (CKV2?_AWS_[0-9]+) ", done.stdout))

    assert len(checks) > 400
    assert {check for check in checks if not grade(check).source} == _UNGRADED
