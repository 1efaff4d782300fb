"""Values as HCL source: whatever is printed is quoted and escaped unless it is an Expression."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from typing import NamedTuple

from generator.errors import Diagnostic, TfgenError

_COLUMNS = 100
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# Words that an object key may be in Terraform, while python-hcl2 or a reader takes them for syntax.
_KEYWORDS = frozenset({"null", "true", "false", "for", "for_each", "in", "if", "else", "endif", "endfor"})
# Besides what HCL demands: line separators, and the marks that let source look different from what it is.
_SPECIAL = re.compile(r'[$%]\{|[\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Parsers other than Terraform's look for the brace that closes `$${`, and read on behind the string when it is missing.
_CLOSED = re.compile(r'[^{}"\\$%\x00-\x1f]+\}')


class Expression(str):
    """HCL source that is printed bare; only tfgen's own code makes one. Any text made from it is plain text again."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Expression({super().__repr__()})"


class Template(NamedTuple):
    """Text with expressions in it: `("db.", Expression("var.zone"))` is printed as `"db.${var.zone}"`."""

    parts: tuple[str | Expression, ...]


def identifier(text: str) -> Expression:
    """A name that code made and that therefore must be one."""
    if not _IDENTIFIER.fullmatch(text):
        raise AssertionError(f"BUG: {text!r} is no HCL identifier")
    return Expression(text)


def quote(text: str) -> str:
    return f'"{_escape(text)}"'


def literal(value: object) -> str:
    """The value as HCL. Long collections take several lines, and indenting those is the formatter's work."""
    if isinstance(value, Expression):
        return str(value)
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, Template):
        return _template(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float | Decimal):
        return _number(value)
    return _collection(value)


def finalize(value: object) -> str:
    """Jinja's hook for everything printed by `{{ }}`; what a macro printed arrives as an Expression."""
    return value if isinstance(value, Expression) else literal(value)


def _escape(text: str) -> str:
    return _SPECIAL.sub(_escape_match, text)


def _escape_match(match: re.Match[str]) -> str:
    found = match[0]
    if len(found) == 2:
        return _escape_marker(match)
    if "\ud800" <= found <= "\udfff":
        raise TfgenError(_half_character(match.string))
    return _SHORT.get(found) or f"\\u{ord(found):04x}"


def _escape_marker(match: re.Match[str]) -> str:
    """`$${` where every parser reads it alike, else the code point, which none takes for the start of a template."""
    sigil = match[0][0]
    follows_itself = match.string[: match.start()].endswith(sigil)
    if not follows_itself and _CLOSED.match(match.string, match.end()):
        return sigil + match[0]
    return f"\\u{ord(sigil):04x}{{"


def _half_character(text: str) -> Diagnostic:
    shown = text.encode("ascii", "backslashreplace").decode("ascii")
    message = f'the text "{shown}" cannot be written: it holds half of a surrogate pair, which is no character'
    return Diagnostic("H003", message, hint="write the character itself, or its code as \\UXXXXXXXX with eight digits")


def _template(value: Template) -> str:
    parts = _merged(value.parts)
    if len(parts) == 1 and isinstance(parts[0], Expression):
        return str(parts[0])
    return '"' + "".join(map(_template_part, parts)) + '"'


def _merged(parts: Iterable[str | Expression]) -> list[str | Expression]:
    """Neighbouring texts as one, so that a `$` and a `{` that only meet here are escaped."""
    merged: list[str | Expression] = []
    for part in parts:
        if merged and not isinstance(part, Expression) and not isinstance(merged[-1], Expression):
            merged[-1] += part
        elif part or isinstance(part, Expression):
            merged.append(part)
    return merged


def _template_part(part: str | Expression) -> str:
    if isinstance(part, Expression):
        # On either of the last two, checkov's parser runs for ever.
        if "\n" in part or '\\"' in part or not part:
            raise AssertionError(f"BUG: {part!r} cannot stand inside a text")
        return f"${{{part}}}"
    text = _escape(part)
    return text[:-1] + "\\u0024" if text.endswith("$") else text


def _number(value: int | float | Decimal) -> str:
    """Never with an exponent: scanners skip a file that has one."""
    if isinstance(value, int):
        return format(value, "d")
    if not math.isfinite(value):
        raise TfgenError(Diagnostic("H004", f"{value} cannot be written: Terraform has only finite numbers"))
    return format(Decimal(repr(value)) if isinstance(value, float) else value, "f")


def _collection(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = [f"{_key(key)} = {literal(item)}" for key, item in value.items()]
        return _braced("{", pairs, "}", broken=_is_nested(value.values()))
    if isinstance(value, Set):
        return _braced("[", sorted(map(literal, value)), "]", broken=_is_nested(value))
    if isinstance(value, list | tuple):
        return _braced("[", [literal(item) for item in value], "]", broken=_is_nested(value))
    # An undefined name of a template answers this with Jinja's own error, which knows the name.
    str(value)
    raise TypeError(f"a value of type {type(value).__name__} cannot be printed as HCL")


def _key(key: object) -> str:
    if isinstance(key, Template):
        key = Expression(_template(key)) if len(_merged(key.parts)) == 1 else key
    if isinstance(key, Expression):
        return f"({key})"
    if isinstance(key, str) and _IDENTIFIER.fullmatch(key) and key not in _KEYWORDS:
        return key
    return literal(key) if isinstance(key, str | Template) else quote(literal(key))


def _is_nested(values: Iterable[object]) -> bool:
    return any(
        isinstance(value, Mapping | Set | list | tuple) and value and not isinstance(value, Template)
        for value in values
    )


def _braced(start: str, items: list[str], end: str, *, broken: bool) -> str:
    if not items:
        return start + end
    space, comma = (" ", "") if start == "{" else ("", ",")
    line = f"{start}{space}{', '.join(items)}{space}{end}"
    if not broken and len(line) <= _COLUMNS and "\n" not in line:
        return line
    return "\n".join([start, *(item + comma for item in items), end])
