"""The ladder of proof: what is tried of one root, rung by rung, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from generator.errors import Diagnostic, TfgenError

HELD, BROKEN, NOT_TRIED = "held", "broken", "not tried"


class Outcome(NamedTuple):
    """What a rung found: problems, lines worth telling, and why it could not be tried if it could not."""

    problems: tuple[Diagnostic, ...] = ()
    told: tuple[str, ...] = ()
    not_tried: str = ""


class Rung(NamedTuple):
    """One rung as it was climbed; `state` is held, broken or not tried, and `seconds` what it took."""

    name: str
    state: str
    seconds: float
    outcome: Outcome


Steps = Mapping[str, Callable[[], Outcome]]


def climb(steps: Steps, *, keep_going: bool) -> Iterator[Rung]:
    """Tries each step in turn; after one that broke only with `keep_going`. What is not reached is not tried."""
    broken = ""
    for name, step in steps.items():
        if broken and not keep_going:
            yield Rung(name, NOT_TRIED, 0.0, Outcome(not_tried=f"{broken} broke"))
        else:
            rung = _try(name, step)
            broken = name if rung.state == BROKEN else broken
            yield rung


def _try(name: str, step: Callable[[], Outcome]) -> Rung:
    start = time.monotonic()
    try:
        outcome = step()
    except TfgenError as error:
        outcome = Outcome(error.diagnostics)
    seconds = time.monotonic() - start
    if outcome.not_tried:
        return Rung(name, NOT_TRIED, seconds, outcome)
    is_broken = any(problem.level == "error" for problem in outcome.problems)
    return Rung(name, BROKEN if is_broken else HELD, seconds, outcome)
