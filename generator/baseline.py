"""A file of findings that were there before: they are shown and do not fail. It may only shrink."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from generator.errors import Diagnostic, Location, TfgenError
from generator.finding import OWN_CHECKS
from generator.remarks import KNOWN, OPEN, Remark

_VERSION = 1


class Entry(NamedTuple):
    """A finding without its place, which moves: the name of its root, the check and the resource."""

    root: str
    check: str
    resource: str


def read(file: Path) -> frozenset[Entry]:
    """The entries of the file.

    Raises:
        TfgenError: it is not there, or not such a file.
    """
    try:
        document = json.loads(file.read_bytes())
        if document["baseline_version"] == _VERSION:
            return frozenset(
                Entry(str(item["root"]), str(item["check"]), str(item["resource"])) for item in document["known"]
            )
    except FileNotFoundError as error:
        hint = "correct the path, or make it from what is found now: --update-baseline"
        raise TfgenError(Diagnostic("C009", "there is no such baseline", Location(str(file)), hint)) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TfgenError(_unreadable(file)) from error
    raise TfgenError(_unreadable(file))


def write(file: Path, entries: frozenset[Entry]) -> None:
    """Whole or not at all, in an order that keeps differences small."""
    document = {"baseline_version": _VERSION, "known": [entry._asdict() for entry in sorted(entries)]}
    fresh = file.with_name(f".{file.name}.new")
    fresh.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(file)


def entry_of(remark: Remark) -> Entry:
    return Entry(Path(remark.root).absolute().name, remark.code, remark.subject)


def first(remarks: Sequence[Remark]) -> frozenset[Entry]:
    """All that is open now, for a baseline that is just made; what was not checked at all is never known."""
    return frozenset(entry_of(remark) for remark in remarks if remark.state == OPEN and remark.code not in OWN_CHECKS)


def applied(remarks: Sequence[Remark], entries: frozenset[Entry]) -> tuple[Remark, ...]:
    """The remarks, those in the baseline known."""
    return tuple(
        remark._replace(state=KNOWN) if remark.state == OPEN and entry_of(remark) in entries else remark
        for remark in remarks
    )


def gone(remarks: Sequence[Remark], roots: Sequence[str], entries: frozenset[Entry]) -> frozenset[Entry]:
    """Entries of the roots looked at that no longer occur; of other roots nothing can be said.

    A root that was not read, in whole or in part, proves nothing to be gone.
    """
    doubtful = {remark.root for remark in remarks if remark.code in OWN_CHECKS and remark.state == OPEN}
    seen = {Path(root).absolute().name for root in roots if root not in doubtful}
    found = {entry_of(remark) for remark in remarks if remark.state == KNOWN}
    return frozenset(entry for entry in entries if entry.root in seen and entry not in found)


def gone_as_problem(file: Path, entry: Entry) -> Diagnostic:
    message = f"{entry.check} of {entry.resource} in {entry.root} is in the baseline and found no longer"
    return Diagnostic("C010", message, Location(str(file)), "take it out with --update-baseline", "warning")


def _unreadable(file: Path) -> Diagnostic:
    hint = "make a new one with --update-baseline, under a name that is not there yet"
    return Diagnostic("C009", "this file is not a baseline of tfgen", Location(str(file)), hint)
