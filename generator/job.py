"""One root to be proven as a piece of work that can be sent away, and what comes back of it; both pass as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.errors import Diagnostic, Location
from generator.ladder import BROKEN, Outcome, Rung


class Settings(NamedTuple):
    """How roots are proven, the same for all of them. Paths are relative to `folder`; no `rungs` are all of them."""

    folder: str
    modules: tuple[str, ...] = ()
    checkov: str | None = None
    external_checks: tuple[str, ...] = ()
    terraform: str | None = None
    variables: Mapping[str, str] = {}
    today: str = ""
    keep_going: bool = False
    rungs: tuple[str, ...] = ()


class Job(NamedTuple):
    """One environment of a blueprint, `""` for one without; None if the blueprint cannot even say which it has."""

    blueprint: str
    environment: str | None
    settings: Settings

    @property
    def name(self) -> str:
        """The job as people know it, `blueprints/shop.yaml (dev)`."""
        return f"{self.blueprint} ({self.environment})" if self.environment else self.blueprint


class Climb(NamedTuple):
    """A job that was done."""

    name: str
    rungs: tuple[Rung, ...]

    @property
    def is_broken(self) -> bool:
        return any(rung.state == BROKEN for rung in self.rungs)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return tuple(problem for rung in self.rungs for problem in rung.outcome.problems)


def print_job(job: Job) -> str:
    return json.dumps(job)


def read_job(text: str) -> Job:
    blueprint, environment, settings = json.loads(text)
    found = Settings(*settings)
    found = found._replace(modules=tuple(found.modules), rungs=tuple(found.rungs))
    return Job(blueprint, environment, found._replace(external_checks=tuple(found.external_checks)))


def print_rung(rung: Rung) -> str:
    return json.dumps(rung)


def read_rung(text: str) -> Rung:
    name, state, seconds, (problems, told, not_tried) = json.loads(text)
    return Rung(name, state, seconds, Outcome(tuple(map(_problem, problems)), tuple(told), not_tried))


def _problem(plain: list[Any]) -> Diagnostic:
    code, message, place, hint, level = plain
    return Diagnostic(code, message, Location(*place) if place else None, hint, level)
