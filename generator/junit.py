"""Remarks as JUnit XML, which every build server can show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator.remarks import OPEN, Remark

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(remarks: Sequence[Remark], roots: Sequence[str] = ()) -> str:
    """A suite for each root and one case for each remark, skipped where it is waived or known.

    A root without any has one case that holds, because some build servers take an empty suite for a broken one.
    """
    names = list(dict.fromkeys([*roots, *(remark.root for remark in remarks)]))
    document = Element("testsuites", _counts(remarks))
    for name in names:
        own = [remark for remark in remarks if remark.root == name]
        suite = SubElement(document, "testsuite", {"name": _clean(name or "tfgen"), **_counts(own)})
        for remark in own:
            _case(suite, remark)
        if not own:
            suite.set("tests", "1")
            SubElement(suite, "testcase", {"classname": _clean(name), "name": "every check holds"})
    ElementTree.indent(document)
    return ElementTree.tostring(document, encoding="unicode", xml_declaration=False) + "\n"


def _counts(remarks: Sequence[Remark]) -> dict[str, str]:
    failed = [remark for remark in remarks if remark.state == OPEN]
    return {"tests": str(len(remarks)), "failures": str(len(failed)), "skipped": str(len(remarks) - len(failed))}


def _case(suite: Element, remark: Remark) -> None:
    place = remark.location
    name = f"{remark.code} {remark.subject}".strip()
    case = SubElement(suite, "testcase", {"classname": _clean(remark.root or "tfgen"), "name": _clean(name)})
    if place and place.file:
        case.set("file", _clean(place.file))
        case.set("line", str(place.line))
    if remark.state == OPEN:
        told = {"type": remark.severity or remark.level, "message": _clean(remark.message)}
        failure = SubElement(case, "failure", told)
        failure.text = _clean("\n".join(line for line in (str(place or ""), remark.hint, remark.page) if line))
    else:
        said = f"{remark.state}: {remark.reason}" if remark.reason else remark.state
        SubElement(case, "skipped", {"message": _clean(said)})


def _clean(text: str) -> str:
    """XML cannot hold every character, not even escaped."""
    return _NOT_XML.sub("\ufffd", text)
