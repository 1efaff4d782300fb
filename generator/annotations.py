"""Remarks as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from generator.remarks import KNOWN, WAIVED, Remark

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def to_github(remarks: Sequence[Remark]) -> str:
    """A line for each; what a waiver accepts is left out, and what a baseline knows is only a notice."""
    return "".join(f"{_command(remark)}\n" for remark in remarks if remark.state != WAIVED)


def _command(remark: Remark) -> str:
    place, severity = remark.location, f" ({remark.severity})" if remark.severity else ""
    properties = {
        "file": place.file if place else "",
        "line": str(place.line) if place and place.line else "",
        "col": str(place.column) if place and place.column else "",
        "title": f"{remark.code}{severity}",
    }
    written = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items() if value)
    command = "notice" if remark.state == KNOWN else _COMMANDS[remark.level]
    return f"::{command} {written}::{_message(remark).translate(_IN_TEXT)}"


def _message(remark: Remark) -> str:
    subject = f"{remark.subject}: " if remark.subject else ""
    rendered = f"rendered at {remark.rendered}" if remark.rendered and remark.rendered != remark.location else ""
    return "\n".join(line for line in (subject + remark.message, remark.hint, rendered, remark.page) if line)
