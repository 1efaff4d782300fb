"""The order of rungs, when they stop, and what counts as broken."""

from __future__ import annotations

import pytest

from generator.errors import Diagnostic, TfgenError
from generator.ladder import Outcome, climb

ERROR = Diagnostic("X001", "it is wrong")
WARNING = Diagnostic("X002", "it will be wrong", level="warning")


def _raise() -> Outcome:
    raise TfgenError(ERROR)


STEPS = {
    "good": lambda: Outcome(told=("3 files",)),
    "warned": lambda: Outcome((WARNING,)),
    "missing": lambda: Outcome(not_tried="there is no program"),
    "found": lambda: Outcome((ERROR,)),
    "raised": _raise,
    "last": Outcome,
}


@pytest.mark.parametrize(
    ("keep_going", "states"),
    [
        pytest.param(False, ["held", "held", "not tried", "broken", "not tried", "not tried"], id="stops"),
        pytest.param(True, ["held", "held", "not tried", "broken", "broken", "held"], id="goes on"),
    ],
)
def test_what_is_tried(keep_going: bool, states: list[str]) -> None:
    rungs = list(climb(STEPS, keep_going=keep_going))

    assert [rung.state for rung in rungs] == states
    assert [rung.name for rung in rungs] == list(STEPS)


def test_a_rung_says_why_it_was_not_tried() -> None:
    rungs = {rung.name: rung.outcome for rung in climb(STEPS, keep_going=False)}

    assert rungs["missing"].not_tried == "there is no program"
    assert rungs["last"].not_tried == "found broke"
    assert rungs["found"].problems == (ERROR,)
