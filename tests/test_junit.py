"""Remarks as JUnit XML."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.errors import Location
from generator.junit import to_junit
from generator.remarks import KNOWN, WAIVED, Remark

_OPEN = Remark(
    "CKV_AWS_20",
    "No <public> ACL & more",
    location=Location("shop.yaml", 7, 3),
    hint="acl: private",
    subject="aws_s3_bucket.this",
    severity="high",
    page="https://x/y",
    root="dev",
)


def test_there_is_a_suite_for_each_root_and_a_case_for_each_remark() -> None:
    remarks = [
        _OPEN,
        _OPEN._replace(state=WAIVED, reason="logged elsewhere"),
        _OPEN._replace(state=KNOWN),
        _OPEN._replace(root="prod"),
    ]

    document = ElementTree.fromstring(to_junit(remarks, ["dev", "prod", "test"]))

    assert document.attrib == {"tests": "4", "failures": "2", "skipped": "2"}
    dev, prod, test = document
    assert dev.attrib == {"name": "dev", "tests": "3", "failures": "1", "skipped": "2"}
    assert prod.attrib == {"name": "prod", "tests": "1", "failures": "1", "skipped": "0"}
    assert test.attrib == {"name": "test", "tests": "1", "failures": "0", "skipped": "0"}
    assert [[child.tag for child in case] for case in dev] == [["failure"], ["skipped"], ["skipped"]]
    assert [case[0].get("message") for case in list(dev)[1:]] == ["waived: logged elsewhere", "known"]
    assert [case.get("name") for case in test] == ["every check holds"]


def test_a_case_says_where_and_what_to_do() -> None:
    case = ElementTree.fromstring(to_junit([_OPEN]))[0][0]

    assert case.attrib == {
        "classname": "dev",
        "name": "CKV_AWS_20 aws_s3_bucket.this",
        "file": "shop.yaml",
        "line": "7",
    }
    assert case[0].attrib == {"type": "high", "message": "No <public> ACL & more"}
    assert case[0].text == "shop.yaml:7:3\nacl: private\nhttps://x/y"


def test_what_xml_cannot_hold_is_replaced() -> None:
    remark = _OPEN._replace(message="bell \x07 and \ud800 and \ufffe", root="a\x00b")

    document = ElementTree.fromstring(to_junit([remark]))

    assert document[0].get("name") == "a\ufffdb"
    assert document[0][0][0].get("message") == "bell \ufffd and \ufffd and \ufffd"
