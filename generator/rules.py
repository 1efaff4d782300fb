"""Rules about what is retired, as plain data: tfgen's own and those of a team, read from YAML and checked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from generator import source
from generator.errors import Diagnostic, TfgenError
from generator.quantity import problem, shown
from generator.waiver import date_of
from generator.wording import explain

OWN = Path(__file__).with_name("lint_rules.yaml")
_AHEAD = 180
_OURS, _THEIRS = re.compile(r"L[0-9]{3}"), re.compile(r"L_[A-Z0-9_]{1,40}")


def _identifier(text: str) -> str:
    if not _OURS.fullmatch(text) and not _THEIRS.fullmatch(text):
        raise problem(f"{shown(text)} cannot be the id of a rule", "write it as L_ and capitals, such as L_NO_SPOT")
    return text


def _day(text: str) -> str:
    if date_of(text) is None:
        raise problem(f"{shown(text)} is not a day", "write it as 2027-03-31")
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise problem(f"{shown(text)} is not a regular expression: {error}") from error
    return text


Day = Annotated[str, AfterValidator(_day)]
Pattern = Annotated[str, AfterValidator(_pattern)]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Match(_Data):
    """Which resources a rule is about."""

    type: str = Field(description="Type of the resource, * for any letters.", min_length=1)
    mode: Literal["resource", "data", "backend"] = "resource"
    where: Mapping[str, Pattern] = Field(default={}, description="Argument -> pattern of its whole value.")
    argument: str = Field(default="", description="Argument that holds the version.")


class Rule(_Data):
    """One thing that is retired, or will be."""

    id: Annotated[str, AfterValidator(_identifier)] = Field(description="L_ and capitals.")
    title: str = Field(description="What it is.", min_length=1)
    event: Literal["ended", "closed", "unsupported", "deprecated"] | None = None
    date: Day = Field(default="", validate_default=False, description="Day of the event.")
    versions: Mapping[str, Day] = Field(default={}, description="Version -> day of its event.")
    ahead: int = Field(default=_AHEAD, ge=0, description="Days before it from which on there is a warning.")
    instead: str = Field(description="What to use.", min_length=1)
    source: str = Field(description="Who says so.", min_length=1)
    url: str = Field(default="", description="Where that is written.")
    matches: list[Match] = Field(description="Which resources it is about.", min_length=1)

    @model_validator(mode="after")
    def _is_consistent(self) -> Rule:
        if self.date and self.versions:
            raise problem("has both a date and versions, which have dates of their own", "leave one of them out")
        if bool(self.date or self.versions) != bool(self.event):
            raise problem("needs an event with a date, and none without", "write event: ended, or leave the date out")
        if any(bool(match.argument) != bool(self.versions) for match in self.matches):
            raise problem("needs the argument that holds the version in each match, where it has versions")
        return self


class _File(_Data):
    rules: list[Rule] = Field(description="Rules of tfgen lint.")


def rules(files: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """Our own rules and those of the files.

    Raises:
        TfgenError: a file cannot be read, is not such a file, or gives an id twice.
    """
    found: dict[str, Rule] = {}
    problems: list[Diagnostic] = []
    for path in (OWN, *files):
        document = source.load(path)
        for index, rule in enumerate(_read(document, problems)):
            place = source.locate(document, ("rules", index, "id"))
            if rule.id in found:
                problems.append(Diagnostic("B061", f"there are two rules {rule.id}", place, "give one another id"))
            elif path != OWN and _OURS.fullmatch(rule.id):
                hint = "write it as L_ and capitals, such as L_NO_SPOT"
                problems.append(Diagnostic("B061", f"{rule.id} is the id of a rule of tfgen's own", place, hint))
            found.setdefault(rule.id, rule)
    if problems:
        raise TfgenError(*problems)
    return tuple(found.values())


def _read(document: source.Document, problems: list[Diagnostic]) -> Sequence[Rule]:
    data: dict[str, Any] = document.data
    try:
        return _File.model_validate(data).rules
    except ValidationError as error:
        for finding in explain(error, _File):
            place = source.locate(document, finding.path, key=finding.key)
            problems.append(Diagnostic("B060", finding.message, place, finding.hint))
        return ()


def day_of(rule: Rule, version: str) -> datetime.date | None:
    """The day of the event, for a version if the rule has any."""
    return date_of(rule.versions.get(version, "") or rule.date)
