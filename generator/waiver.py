"""One waiver: a check of checkov's that is accepted, why, by whom and until when, and how it stands in the output."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from generator.quantity import problem, shown

SHORTEST_REASON, _LONGEST_REASON, _LONGEST_OWNER = 20, 300, 100
_CHECK = re.compile(r"CKV2?_[A-Z]+_[0-9]+")
_OTHER_CHECK = re.compile(r"(?!(?i:ckv))[A-Za-z][A-Za-z0-9_-]{2,63}")
_RESOURCE = re.compile(r"(module\.[a-z][a-z0-9_]*\.)?(data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TERM = re.compile(r"\(until ([0-9]{4}-[0-9]{2}-[0-9]{2}), owner [^()]+\)$")


def _one_line(text: str, name: str, longest: int, also: str) -> str:
    """checkov finds the end of a block by counting braces, in comments too; and a comment ends where its line does."""
    if not text.isprintable() or "{" in text or "}" in text:
        raise problem("must be one line without braces, because it becomes a comment", f"write {name} in plain words")
    if any(character in text for character in also):
        raise problem(f"cannot hold any of {' '.join(also)}", "write it as team@example.com")
    if len(text) > longest:
        raise problem(f"is too long: {len(text)} characters, {longest} at most")
    return text.strip()


def _check(text: str) -> str:
    if not _CHECK.fullmatch(text) and not _OTHER_CHECK.fullmatch(text):
        raise problem(f"{shown(text)} is not the id of a check", "write it as CKV_AWS_144, or as a check of your own")
    return text


def _resource(text: str) -> str:
    if not _RESOURCE.fullmatch(text):
        hint = "write it as module.uploads.aws_s3_bucket.this, without a key in brackets"
        raise problem(f"{shown(text)} is not the address of a resource", hint)
    return text


def _reason(text: str) -> str:
    text = _one_line(text, "it", _LONGEST_REASON, "")
    if len(text) < SHORTEST_REASON:
        message = f"is too short to tell anybody why: it has {len(text)} of at least {SHORTEST_REASON} characters"
        raise problem(message, "say what makes the finding harmless here")
    return text


def _owner(text: str) -> str:
    text = _one_line(text, "it", _LONGEST_OWNER, "(),")
    if not text:
        raise problem("is empty", "write who answers for it, such as team@example.com")
    return text


def date_of(text: str) -> datetime.date | None:
    """The day that `2027-03-31` names; None for any other text."""
    try:
        return datetime.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _until(text: str) -> str:
    if date_of(text) is None:
        raise problem(f"{shown(text)} is not a day", "write it as 2027-03-31")
    return text


class Waiver(BaseModel):
    """A finding that is accepted, for all of a component or for one resource."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    check: Annotated[str, AfterValidator(_check)] = Field(description="Id of the check, such as CKV_AWS_144.")
    component: str = Field(default="", description="Component it is accepted for.")
    resource: Annotated[str, AfterValidator(_resource)] = Field(default="", description="Resource it is accepted for.")
    reason: Annotated[str, AfterValidator(_reason)] = Field(description="Why it is accepted, in one line.")
    owner: Annotated[str, AfterValidator(_owner)] = Field(description="Who answers for it.")
    until: Annotated[str, AfterValidator(_until)] = Field(description="Last day it is accepted, such as 2027-03-31.")

    @model_validator(mode="after")
    def _names_one_thing(self) -> Waiver:
        if not self.component and not self.resource:
            raise problem("names neither a component nor a resource", "write component: NAME or resource: ADDRESS")
        if self.component and self.resource.startswith("module."):
            message = "names a component and a whole address: one of them is enough"
            raise problem(message, f"write resource: {self.resource.split('.', 2)[2]}, or leave component out")
        return self

    @property
    def address(self) -> str:
        """What it is for, as Terraform addresses it: a whole component is `module.uploads`."""
        return ".".join(part for part in (self.component and f"module.{self.component}", self.resource) if part)

    @property
    def owner_component(self) -> str:
        """The component it is for or whose resource it is for; empty for a resource beside the components."""
        parts = self.address.split(".")
        return parts[1] if parts[0] == "module" else ""

    @property
    def inside(self) -> str:
        """The resource inside its component, or in the root; empty for a whole component."""
        parts = self.address.split(".")
        return ".".join(parts[2:] if parts[0] == "module" else parts)

    @property
    def is_for_lint(self) -> bool:
        """Whether it is about a rule of `tfgen lint`, of which checkov knows nothing."""
        return bool(re.fullmatch(r"L([0-9]{3}|_[A-Z0-9_]+)", self.check))

    @property
    def key(self) -> str:
        """The setting that says whose it is."""
        return "component" if self.component else "resource"

    @property
    def comment(self) -> str:
        """The inline skip that checkov reads. The reason holds no character that ends a comment."""
        return f"#checkov:skip={self.check}:{self.reason} (until {self.until}, owner {self.owner})"


def last_day(comment: str) -> datetime.date | None:
    """The day that a rendered skip ends with; None for a skip that was written without one."""
    found = _TERM.search(comment.strip())
    return date_of(found[1]) if found else None
