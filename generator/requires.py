"""`requires:` in a blueprint: which versions of tfgen may render it. Looked at before anything else."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

_COMPARE: dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}
_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+){0,2})\s*")


def fits(requires: str, version: str) -> bool | None:
    """Whether a version fits `>=0.3, <1`; None when the text is no such list."""
    clauses = [_CLAUSE.fullmatch(clause) for clause in requires.split(",")]
    if not all(clauses):
        return None
    ours = _parts(version)
    return all(_COMPARE[clause[1]](ours, _parts(clause[2])) for clause in clauses if clause)


def _parts(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"[0-9]+", version)[:3]]
    return tuple(numbers + [0] * (3 - len(numbers)))
