"""What is said of a scan: the place, the gravity and the way out."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from generator.errors import Location
from generator.finding import Finding, ScanResult, Waived, plain_address, renamed
from generator.registry import Kind, Shelf
from generator.remarks import WAIVED, Origin, Remark, of_results

_ADDRESS = "module.db.aws_db_instance.this"
_PLACE = Location("dev/modules/rds/main.tf", 4)


def _remarks(result: ScanResult, origin: Origin) -> tuple[Remark, ...]:
    return of_results([result], lambda _root, _resource, _place: origin)


def _found(**changes: Any) -> ScanResult:
    finding = Finding("CKV_AWS_157", "Multi-AZ", _ADDRESS, _PLACE, last_line=9)._replace(**changes)
    return ScanResult("dev", 1, (finding,), ())


def test_a_finding_of_a_blueprint_has_both_places_and_the_remedy() -> None:
    origin = Origin("db", Location("shop.yaml", 8, 3), {"CKV_AWS_157": "multi_az: true"})

    (remark,) = _remarks(_found(), origin)

    assert (remark.location, remark.rendered, remark.last_line) == (origin.location, _PLACE, 9)
    assert (remark.component, remark.subject, remark.root) == ("db", _ADDRESS, "dev")
    assert (remark.severity, remark.level, remark.source) == ("medium", "warning", "AWS Security Hub RDS.5")
    assert remark.hint == "write in db: multi_az: true"


def test_a_finding_of_a_root_has_the_place_in_the_root() -> None:
    (remark,) = _remarks(_found(), Origin("db"))

    assert (remark.location, remark.rendered, remark.hint) == (_PLACE, _PLACE, "")


@pytest.mark.parametrize(
    ("changes", "message", "hint"),
    [
        pytest.param({}, "Multi-AZ", "write in db: multi_az: true", id="files"),
        pytest.param({"is_planned": True}, "Multi-AZ (in the plan)", "write in db: multi_az: true", id="plan"),
        pytest.param(
            {"location": Location("dev/modules/rds/blueprint_override.tf", 3)},
            "Multi-AZ",
            "checkov takes an override for a resource of its own; the plan shows what it is laid over",
            id="override",
        ),
        pytest.param({"check": "CKV_AWS_1"}, "Multi-AZ", "", id="check without a remedy"),
    ],
)
def test_the_hint_is_what_helps(changes: dict[str, Any], message: str, hint: str) -> None:
    (remark,) = _remarks(_found(**changes), Origin("db", None, {"CKV_AWS_157": "multi_az: true"}))

    assert (remark.message, remark.hint) == (message, hint)


@pytest.mark.parametrize(
    ("reason", "message"),
    [("no need", "CKV_AWS_157 is waived: no need"), ("", "CKV_AWS_157 is waived: no reason given")],
)
def test_a_waiver_says_why(reason: str, message: str) -> None:
    (remark,) = _remarks(ScanResult("dev", 1, (), (Waived("CKV_AWS_157", _ADDRESS, reason, _PLACE),)), Origin("db"))

    assert (remark.state, remark.reason, remark.message) == (WAIVED, reason, message)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("aws_x.y", "aws_x.y"),
        ("aws_x.y[0]", "aws_x.y"),
        ('module.a["b.c"].aws_x.y["d]e"]', "module.a.aws_x.y"),
        (r'aws_x.y["quo\"text]"]', "aws_x.y"),
    ],
)
def test_an_address_without_its_keys(address: str, plain: str) -> None:
    assert plain_address(address) == plain


def test_a_root_can_be_known_by_another_name() -> None:
    finding = Finding("C006", "unread", "", Location("/tmp/x/dev/main.tf", 2))
    whole = Finding("C005", "failed", "", Location("/tmp/x/dev"))

    result = renamed(ScanResult("/tmp/x/dev", 1, (finding, whole), ()), "shop-dev")

    assert result.root == "shop-dev"
    assert [str(item.location) for item in result.findings] == ["shop-dev/main.tf:2", "shop-dev"]


def _kinds() -> list[Kind]:
    shelf = Shelf()
    return [shelf.kind(name) for name in sorted(shelf.folders)]


def _errors(kind: Kind, written: dict[str, Any]) -> list[Any]:
    """What is wrong with a component that says only this; what it leaves out is among it."""
    try:
        kind.module.inputs.model_validate(written)
    except ValidationError as error:
        return list(error.errors())
    return []


@pytest.mark.parametrize("kind", _kinds(), ids=lambda kind: kind.name)
def test_remedies_are_words_a_blueprint_knows(kind: Kind) -> None:
    for check, words in kind.module.remedies.items():
        written = yaml.safe_load(words)

        assert check.startswith("CKV")
        (name,) = written
        assert name in kind.module.inputs.model_fields
        assert [error for error in _errors(kind, written) if error["loc"][0] == name] == []
