"""What an instance runs when it starts, and what it is handed."""

from typing import Any

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from generator import component
from generator.component import Place, Text, derived, problem, shown, structure, variable
from generator.settings import EnvironmentName, check_environment, check_secrets

from .scaling import Key

# EC2 takes 16 KB of user data; the script stands in it in base64, beside what is written around it.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
_LONGEST_SCRIPT = 9000


class Program(component.Inputs):
    """The program."""

    user_data: str | None = variable(None, "Script that is run when an instance starts for the first time.")
    environment: dict[EnvironmentName, Text] = variable(
        {}, "Environment variables of the script, and of /etc/<component>.env.", known=True
    )
    secrets: dict[EnvironmentName, Text] = variable(
        {}, "The same from Secrets Manager or the Parameter Store, read when the instance starts.", known=True
    )
    secret_keys: list[Text] = variable([], "ARNs of keys that secrets are encrypted with, where not with AWS's own.")
    policies: dict[Key, Text] = variable({}, "ARNs of IAM policies for the instances, besides what comes of uses.")
    metadata_hops: int = structure(
        1, "Network hops an instance's credentials go; 2 where containers on it need them.", ge=1, le=2
    )

    @field_validator("user_data")
    @classmethod
    def _script(cls, script: str | None) -> str | None:
        if script is None:
            return None
        if not script.startswith("#!"):
            message = f"must be a script, and does not start with #!: {shown(script.split(chr(10))[0])}"
            raise problem(message, "write #!/bin/bash as its first line")
        if (size := len(script.encode())) > _LONGEST_SCRIPT:
            message = f"has {size} bytes, and no more than {_LONGEST_SCRIPT} fit into what EC2 hands to an instance"
            raise problem(message, "keep the rest in a bucket or an image, and fetch it in the script")
        try:
            check_environment({"user_data": script})
        except PydanticCustomError:
            message = "holds what looks like a secret: all who may look at the launch template can read it"
            hint = "keep it in Secrets Manager and name it under secrets: the script finds it in its environment"
            raise problem(message, hint) from None
        return script

    @field_validator("environment")
    @classmethod
    def _nothing_secret(cls, environment: dict[str, Any]) -> dict[str, Any]:
        _check_shell(environment)
        check_environment(environment)
        return environment

    @field_validator("secrets")
    @classmethod
    def _whole_names(cls, secrets: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        _check_shell(secrets)
        return check_secrets(secrets, info.data.get("environment", {}))

    @property
    def has_script(self) -> bool:
        """Whether a script is run."""
        return self.user_data is not None

    @property
    def has_secrets(self) -> bool:
        """Whether secrets are named by hand."""
        return bool(self.secrets)

    @derived("Name of its files on an instance.")
    def program(self, place: Place) -> str | None:
        return place.component if self.has_script else None


def _check_shell(names: dict[str, Any]) -> None:
    """A shell knows no such variables, though containers do."""
    for name in names:
        if "." in name or "-" in name:
            message = f"names {shown(name)}, which no shell takes as the name of a variable"
            raise problem(message, "write letters, digits and underscores")
