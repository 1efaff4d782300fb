"""What stands at the top of a blueprint: names, Region, tags, declared variables and where the state is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from generator.quantity import problem, shown
from generator.registry import NAME
from generator.waiver import Waiver

WORD = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-[0-9]")
LONGEST_NAME = 24
_LONGEST_VARIABLE, _MOST_TAGS = 64, 45
# https://developer.hashicorp.com/terraform/language/values/variables#declare-a-variable
_TERRAFORMS_OWN = frozenset(
    {"source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"}
)


class Header(BaseModel):
    """The base of everything a blueprint says besides its components."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


def is_region(text: object) -> bool:
    """Whether a text has the form of an AWS Region's name."""
    return isinstance(text, str) and bool(_REGION.fullmatch(text))


def _blueprint_name(text: str) -> str:
    if not WORD.fullmatch(text):
        hint = 'lower-case letters and digits in words joined by "-": it becomes part of names in AWS'
        raise problem(f"{shown(text)} cannot be the name of a blueprint", hint)
    if len(text) > LONGEST_NAME:
        hint = "it becomes part of names in AWS, which are short"
        raise problem(f"is too long: {len(text)} characters, {LONGEST_NAME} at most", hint)
    return text


def _region(text: str) -> str:
    if not is_region(text):
        raise problem(f"{shown(text)} is not the name of an AWS Region", "write it as us-east-1 or eu-central-1")
    return text


def _tag_key(text: str) -> str:
    if not re.fullmatch(r"[\w .:/=+@-]{1,128}", text) or text.lower().startswith("aws:"):
        hint = "letters, digits, spaces and . : / = + - _ @, not starting with aws:"
        raise problem(f"{shown(text)} cannot be the key of a tag", hint)
    return text


def _tag_value(text: str) -> str:
    if not re.fullmatch(r"[\w .:/=+@-]{0,256}", text):
        hint = "letters, digits, spaces and . : / = + - _ @, 256 at most"
        raise problem(f"{shown(text)} cannot be the value of a tag", hint)
    return text


def _variable_name(text: str) -> str:
    if not NAME.fullmatch(text) or len(text) > _LONGEST_VARIABLE:
        hint = f"lower-case words joined by underscores, such as image_tag, {_LONGEST_VARIABLE} characters at most"
        raise problem(f"{shown(text)} cannot be the name of a variable", hint)
    if text in _TERRAFORMS_OWN:
        raise problem(f"{shown(text)} cannot be the name of a variable: Terraform uses it itself", "choose another")
    return text


def _bucket(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", text) or ".." in text:
        hint = 'lower-case letters, digits, "-" and ".", 3 to 63 characters'
        raise problem(f"{shown(text)} cannot be the name of a bucket", hint)
    return text


def _state_key(text: str) -> str:
    parts = text.split("/")
    if not re.fullmatch(r"[\w!.*'()/-]{1,900}", text, re.ASCII) or not {"", ".", ".."}.isdisjoint(parts):
        raise problem(f"{shown(text)} cannot be the key of the state", "write it as app/terraform.tfstate")
    return text


def _kms_key(text: str) -> str:
    if not re.fullmatch(r"arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/[\w/-]+|(mrk-)?[0-9a-f-]{32,36}", text):
        raise problem(
            f"{shown(text)} is not the id or ARN of a KMS key", "write it as arn:aws:kms:REGION:ACCOUNT:key/ID"
        )
    return text


def _component_name(text: str) -> str:
    if not NAME.fullmatch(text):
        raise problem(f"{shown(text)} cannot be the name of a component", "the name it had under components:")
    return text


ComponentName = Annotated[str, AfterValidator(_component_name)]
BlueprintName = Annotated[str, AfterValidator(_blueprint_name)]
Region = Annotated[str, AfterValidator(_region)]
TagKey = Annotated[str, AfterValidator(_tag_key)]
TagValue = Annotated[str, AfterValidator(_tag_value)]
VariableName = Annotated[str, AfterValidator(_variable_name)]


class Variable(Header):
    """A value handed over when Terraform runs, such as the image tag a pipeline has just pushed."""

    type: Literal["string", "number", "bool", "list(string)", "map(string)"] = "string"
    description: str = Field(description="What the value is for.", min_length=1, max_length=500)
    default: Any = None
    sensitive: bool = False

    @field_validator("sensitive")
    @classmethod
    def _no_secret_in_a_default(cls, sensitive: bool, info: ValidationInfo) -> bool:
        if sensitive and info.data.get("default") is not None:
            message = "cannot be true beside a default: a secret would stand in a file"
            raise problem(message, "leave the default out, and hand the value over when Terraform runs")
        return sensitive

    @field_validator("default")
    @classmethod
    def _default_has_the_type(cls, default: Any, info: ValidationInfo) -> Any:
        fits, words = _TYPES.get(info.data.get("type", ""), (lambda _: True, ""))
        if default is not None and not fits(default):
            found = "" if isinstance(default, list | dict) else f", not {shown(default)}"
            raise problem(f"must be {words}, as its type says{found}")
        return default


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


_TYPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "string": (lambda value: isinstance(value, str), "text"),
    "number": (_is_number, "a number"),
    "bool": (lambda value: isinstance(value, bool), "true or false"),
    "list(string)": (lambda value: isinstance(value, list) and _are_texts(value), "a list of texts"),
    "map(string)": (lambda value: isinstance(value, dict) and _are_texts(value.values()), "a mapping of texts"),
}


class State(Header):
    """Where Terraform keeps its state: an S3 bucket, locked by S3 itself.

    Without a key the bucket's own encryption holds: Terraform's `encrypt` alone would ask for S3's key instead.
    https://developer.hashicorp.com/terraform/language/backend/s3
    """

    bucket: Annotated[str, AfterValidator(_bucket)] = Field(description="S3 bucket that is there already.")
    key: Annotated[str, AfterValidator(_state_key)] = ""
    region: Region = ""
    kms_key_id: Annotated[str, AfterValidator(_kms_key)] = ""


class Top(Header):
    """What stands at the top of a blueprint."""

    version: Literal[1] = Field(description="Version of the blueprint format; so far there is only 1.")
    requires: str = Field("", description='Versions of tfgen that may render it, such as ">=0.1, <1".')
    name: BlueprintName = Field(description="Name of the application, such as streamboard.")
    region: Region = Field(description="AWS Region it runs in, such as us-east-1.")
    tags: dict[TagKey, TagValue] = Field({}, description="Tags of every resource: key -> value.")
    variables: dict[VariableName, Variable] = Field({}, description="Values handed over when Terraform runs, by name.")
    state: State | None = Field(None, description="S3 bucket that keeps Terraform's state.")
    protect: bool | None = Field(None, description="Whether what holds data must not be destroyed.")
    retain: list[ComponentName] = Field([], description="Components that are gone and whose resources stay in AWS.")
    regions: list[Region] = Field([], description="Further Regions with a provider, for what was there before.")
    waivers: list[Waiver] = Field([], description="Findings of the scan that are accepted, each until a day.")
    components: dict[str, dict[str, Any]] = Field(description="What there is: name -> module and settings.")

    @field_validator("tags")
    @classmethod
    def _no_more_tags_than_aws_takes(cls, tags: dict[str, str]) -> dict[str, str]:
        if len(tags) > _MOST_TAGS:
            message = f"are too many: {len(tags)}, where AWS takes 50 on a resource, and tfgen adds some"
            raise problem(message, f"{_MOST_TAGS} at most")
        if len({key.casefold() for key in tags}) < len(tags):
            raise problem("has two keys that differ in case only, which IAM takes for one", "keep one of them")
        return tags
