"""Environment variables of a program: which are secret, and how the place of a secret is written."""

import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from generator.quantity import problem, shown

EnvironmentName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_.-]*$", max_length=255)]

_SECRET_NAME = re.compile(
    r"(.*_)?(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|SECRET_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS)", re.I
)
_SECRET_VALUE = re.compile(
    r"\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|://[^/@\s:]+:[^/@\s]+@|\bgh[pousr]_\w{36}|\bsk_live_\w{8}"
)
_HARMLESS = ("", "true", "false", "yes", "no", "on", "off", "0", "1")

# https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
_SECRET = re.compile(r"[\w/+=.@-]{1,512}(:[^:\s]+)?", re.ASCII)
# A name like the end of an ARN is not found by its name: the same page, at Name.
_LIKE_AN_ARN = re.compile(r"[^:]*-[A-Za-z0-9]{6}(:.*)?")
_PARAMETER = re.compile(r"(ssm:/?|/)(?P<name>[\w./-]{1,1010})", re.ASCII)
_ARN = re.compile(
    r"arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[^:\s]+(:[^:\s]+|:[^:\s]*:[^:\s]*:[^:\s]*)?"
    r"|ssm:[a-z0-9-]+:[0-9]{12}:parameter/[^:\s]+)"
)


def check_environment(environment: dict[str, Any]) -> None:
    """Refuses what looks like a secret, by its name or by itself."""
    for name, value in environment.items():
        is_named_so = _SECRET_NAME.fullmatch(name) and isinstance(value, str) and value.lower() not in _HARMLESS
        if is_named_so or _SECRET_VALUE.search(str(value)):
            message = f"holds what looks like a secret in {name}: all who may look at its settings can read it"
            raise problem(message, f"keep it in Secrets Manager and write secrets: {{{name}: name/of/the/secret}}")


def check_secrets(secrets: dict[str, Any], environment: Iterable[str]) -> dict[str, Any]:
    """Each secret as the module takes it: a name, `name:key`, `/parameter`, an ARN or `ARN:key`."""
    for name in environment:
        if name in secrets:
            raise problem(f"names {name}, and so does environment: it can have one value only", "leave one of them out")
    return {name: _value_from(name, value) for name, value in secrets.items()}


def _value_from(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.startswith("arn:"):
        if _ARN.fullmatch(value):
            return value
        raise problem(
            f"{name} has an ARN that is of no secret and no parameter: {shown(value)}",
            "an ARN of Secrets Manager may end in :key for one key of its JSON",
        )
    if parameter := _PARAMETER.fullmatch(value):
        return f"/{parameter['name']}"
    if _LIKE_AN_ARN.fullmatch(value):
        message = f"{name} cannot come from {shown(value)}: a name that ends in a hyphen and six letters or digits"
        hint = f"write the whole ARN of the secret, such as {_example_arn(value)}"
        raise problem(f"{message} is taken for a whole ARN, and the secret is not found", hint)
    if _SECRET.fullmatch(value):
        return value
    hint = "a secret is written streamboard/ga, a key of its JSON streamboard/ga:key, a parameter /streamboard/key"
    raise problem(f"{name} is not the name of a secret, of a parameter, or an ARN", hint)


def _example_arn(value: str) -> str:
    """What the ARN of a secret looks like, with the key of its JSON where one is named."""
    secret, colon, key = value.partition(":")
    return f"arn:aws:secretsmanager:us-east-1:123456789012:secret:{secret}-Ab12Cd{colon}{key}"
