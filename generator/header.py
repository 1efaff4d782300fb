"""What stands at the top of a blueprint: names, Region, tags, declared variables and where the state is kept."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from generator.quantity import problem, shown
from generator.registry import NAME

WORD = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-[0-9]")
LONGEST_NAME = 24


class Header(BaseModel):
    """The base of everything a blueprint says besides its components."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def is_region(text: object) -> bool:
    """Whether a text has the form of an AWS Region's name."""
    return isinstance(text, str) and bool(_REGION.fullmatch(text))


def _blueprint_name(text: str) -> str:
    if not WORD.fullmatch(text):
        hint = 'lower-case letters and digits in words joined by "-": it becomes part of names in AWS'
        raise problem(f"{shown(text)} cannot be the name of a blueprint", hint)
    if len(text) > LONGEST_NAME:
        raise problem(f"is too long for the name of a blueprint: {len(text)} characters, {LONGEST_NAME} at most")
    return text


def _region(text: str) -> str:
    if not is_region(text):
        raise problem(f"{shown(text)} is not the name of an AWS Region", "write it as us-east-1 or eu-central-1")
    return text


BlueprintName = Annotated[str, AfterValidator(_blueprint_name)]
Region = Annotated[str, AfterValidator(_region)]


class Variable(Header):
    """A value handed over when Terraform runs, such as the image tag a pipeline has just pushed."""

    type: Literal["string", "number", "bool", "list(string)", "map(string)"] = "string"
    description: str = Field(min_length=1, max_length=500)
    default: Any = None
    sensitive: bool = False

    @field_validator("sensitive")
    @classmethod
    def _no_secret_in_a_default(cls, sensitive: bool, info: ValidationInfo) -> bool:
        if sensitive and info.data.get("default") is not None:
            raise problem(
                "a sensitive variable cannot have a default: it would be a secret in a file", "drop the default"
            )
        return sensitive

    @field_validator("default")
    @classmethod
    def _default_has_the_type(cls, default: Any, info: ValidationInfo) -> Any:
        expected = info.data.get("type", "")
        kinds = {"string": str, "number": (int, float), "bool": bool, "list(string)": list, "map(string)": dict}
        if expected == "number" and isinstance(default, bool):
            raise problem("must be a number, as its type says")
        if default is not None and expected in kinds and not isinstance(default, kinds[expected]):  # type: ignore[arg-type]
            raise problem(f"must be of its type, {expected}")
        return default


class State(Header):
    """Where Terraform keeps its state: an S3 bucket, locked by S3 itself."""

    bucket: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")
    key: str = Field("", pattern=r"^[A-Za-z0-9!_.*'()/-]*$", max_length=900)
    region: Region = ""
    kms_key_id: str = ""


class Top(Header):
    """What stands at the top of a blueprint."""

    version: Literal[1]
    requires: str = ""
    name: BlueprintName
    region: Region
    tags: dict[str, str] = {}
    variables: dict[str, Variable] = {}
    state: State | None = None
    components: dict[str, dict[str, Any]]

    @field_validator("tags")
    @classmethod
    def _tags_aws_takes(cls, tags: dict[str, str]) -> dict[str, str]:
        for key, value in tags.items():
            if not re.fullmatch(r"[\w .:/=+@-]{1,128}", key) or key.lower().startswith("aws:"):
                raise problem(
                    f'"{key[:60]}" cannot be the key of a tag',
                    "letters, digits, spaces and . : / = + - _ @, not starting with aws:",
                )
            if not re.fullmatch(r"[\w .:/=+@-]{0,256}", value):
                raise problem(
                    f'the tag "{key}" has a value AWS does not take',
                    "letters, digits, spaces and . : / = + - _ @, 256 at most",
                )
        if len(tags) > 45:
            raise problem(
                f"{len(tags)} tags are too many: AWS takes 50 on a resource, and tfgen adds some", "45 at most"
            )
        return tags

    @field_validator("variables")
    @classmethod
    def _variable_names(cls, variables: dict[str, Variable]) -> dict[str, Variable]:
        for name in variables:
            if not NAME.fullmatch(name) or len(name) > 64:
                raise problem(
                    f'"{name[:80]}" cannot be the name of a variable',
                    "lower-case words joined by underscores, such as image_tag",
                )
        return variables
