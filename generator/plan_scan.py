"""The findings of a plan, told together with those of the root it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.errors import Location
from generator.finding import Finding, ScanResult, Waived, plain_address, sources

_BLOCK = re.compile(r'^(?:resource|data) "(\w+)" "([\w-]+)" \{(?:\}|(.*?)^\})', re.DOTALL | re.MULTILINE)
_CALL = re.compile(r'^module "([\w-]+)" \{(.*?)^ *source *= *"\./([^"]+)"', re.DOTALL | re.MULTILINE)
_SKIP = re.compile(r"(?:checkov|bridgecrew):skip=([\w-]+)(?::(.*))?")


class _Block(NamedTuple):
    """A resource as written: its name, the folder and place it stands in, and the checks skipped in it with reasons."""

    name: str
    folder: str
    location: Location
    skips: Mapping[str, str]


class _Call(NamedTuple):
    """A call of a local module; what is skipped in it is skipped in all of the module."""

    folder: str
    skips: Mapping[str, str]


def merged(root: Path, files: ScanResult, plan: ScanResult) -> ScanResult:
    """The root's findings and, at the places of their resources, those only the plan has.

    A plan carries no comments: what is waived where a resource is written is waived in the plan too.
    """
    calls = {
        call[0]: _Call(call[2], _skips(call[1])) for file in root.glob("*.tf") for call in _CALL.findall(_text(file))
    }
    blocks = list(_blocks(root))
    told: list[Finding | Waived] = [*files.findings, *files.waived]
    seen = {(item.check, plain_address(item.resource)) for item in told}
    fresh = [finding for finding in plan.findings if (finding.check, plain_address(finding.resource)) not in seen]
    more = dict.fromkeys(_placed(finding, blocks, calls) for finding in fresh)
    findings = [*files.findings, *(item for item in more if isinstance(item, Finding))]
    waived = [*files.waived, *(item for item in more if isinstance(item, Waived))]
    findings.sort(key=lambda finding: (finding.location, finding))
    return files._replace(findings=tuple(findings), waived=tuple(sorted(waived)))


def _placed(finding: Finding, blocks: list[_Block], calls: Mapping[str, _Call]) -> Finding | Waived:
    """Where its resource is written, and waived if it is there; one without a resource of the root stays as it is."""
    parts = plain_address(finding.resource).split(".")
    name = ".".join(parts[-2:])
    depth = parts.count("module")
    call = calls.get(parts[1], _Call("", {})) if depth else _Call("", {})
    folder = call.folder if depth < 2 else None
    written = [block for block in blocks if block.name == name and folder in (block.folder, None)]
    place = written[0].location if written else finding.location
    for skips in (*(block.skips for block in written), call.skips):
        if finding.check in skips:
            return Waived(finding.check, finding.resource, skips[finding.check], place)
    return finding._replace(location=place, is_planned=True)


def _blocks(root: Path) -> Iterator[_Block]:
    for file in sources(root, ".tf"):
        text = _text(file)
        folder = file.parent.relative_to(root).as_posix()
        for match in _BLOCK.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            place = Location(str(file), line)
            name = f"{match[1]}.{match[2]}"
            yield _Block(name, "" if folder == "." else folder, place, _skips(match[3] or ""))


def _skips(text: str) -> dict[str, str]:
    """Check -> reason; checkov heeds the first of two."""
    return {check: reason.strip() for check, reason in reversed(_SKIP.findall(text))}


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
