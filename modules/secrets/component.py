"""Secrets in Secrets Manager, encrypted with a key of their own; Terraform makes them and never sees a value.

`secrets: {ga: Google Analytics service account key}` makes one secret called `<name>/ga`, empty until somebody puts its
value in, by hand or from a pipeline:

    aws secretsmanager put-secret-value --secret-id streamboard-prod-credentials/ga --secret-string file://ga.json

For what only has to be random, `generate: [session_key]` puts a first value of 48 letters and digits in. It is made
while Terraform applies and goes to the secret alone, never into a plan or state; raise `generation` for a new one.

A workload that `uses` them finds each in an environment variable when it starts, `ga` of `credentials` as
`CREDENTIALS_GA`; with the access `fetch` it gets the ARN instead, as `CREDENTIALS_GA_ARN`, and reads the value itself.
A workload does not start while a secret it is given is empty.

`rotate` names the function that changes a secret, and how often; it must let `secretsmanager.amazonaws.com` call it. A
deleted secret can be restored for 30 days, and its name is taken as long; `force_delete` does without.
"""

import re
from collections.abc import Mapping

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import (
    Access,
    Days,
    Module,
    Output,
    Place,
    Stateful,
    Statement,
    Text,
    closest,
    derived,
    problem,
    shown,
    structure,
    variable,
)


class Rotation(component.Inputs):
    """Who changes a secret, and how often."""

    function: Text = variable(..., "ARN of the Lambda function that changes it.")
    every: Days = variable(30, "Days between two changes.", le=1000)


class Inputs(component.Inputs):
    secrets: dict[str, str] = variable(..., "Key -> what the secret is, one secret each.", min_length=1)
    generate: list[str] = structure([], "Keys of secrets that get a random first value.")
    generation: int = structure(1, "Number of the generated values; raise it for new ones.", ge=1)
    rotate: dict[str, Rotation] = structure({}, "Key -> the function that changes the secret, and how often.")
    recovery_window: Days = variable(30, "Days in which a deleted secret can be restored.", ge=7, le=30)
    force_delete: bool = variable(False, "Delete without a way back, so that the names are free at once.")

    @field_validator("secrets")
    @classmethod
    def _keys(cls, secrets: dict[str, str]) -> dict[str, str]:
        for key, description in secrets.items():
            if not re.fullmatch(r"[a-z][a-z0-9_]{0,63}", key):
                hint = (
                    "a lower-case word such as ga_credentials: it ends the secret's name and an environment variable's"
                )
                raise problem(f"{shown(key)} cannot be the key of a secret", hint)
            if not description or len(description) > 2048:
                raise problem(
                    f'"{key}" must say what the secret is, in 1 to 2048 characters',
                    "such as API key of the mail service",
                )
        return secrets

    @field_validator("generate", "rotate")
    @classmethod
    def _only_secrets(
        cls, keys: list[str] | dict[str, Rotation], info: ValidationInfo
    ) -> list[str] | dict[str, Rotation]:
        for key in keys:
            if "secrets" in info.data and key not in info.data["secrets"]:
                raise problem(
                    f"names {shown(key)}, which is not among secrets", closest(key, info.data["secrets"], "secrets")
                )
        if len(set(keys)) < len(keys):
            raise problem("names a secret twice", "name each secret once")
        return keys

    @derived("Keys of secrets that get a random first value.")
    def generated(self, _place: Place) -> list[str] | None:
        return self.generate or None

    @derived("Number of the generated values; raise it for new ones.")
    def generated_version(self, _place: Place) -> int | None:
        return self.generation if self.generate else None

    @derived("Key -> the function that changes the secret, and how often.")
    def rotations(self, _place: Place) -> dict[str, Rotation] | None:
        return self.rotate or None


def _let_read(inputs: Inputs) -> tuple[Statement, ...]:
    return (
        Statement(("secretsmanager:GetSecretValue",), tuple(f"{{arns.{key}}}" for key in inputs.secrets)),
        Statement(("kms:Decrypt",), ("{kms_key_arn}",)),
    )


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    """Each secret is a resource of its own, called after the place and its key."""
    return {"name": place.name} | dict.fromkeys((f"secrets.{name}" for name in inputs.secrets), "")


MODULE = Module(
    inputs=Inputs,
    outputs={
        "arns": Output("local.arns", "ARNs of the secrets, by key.", "map(string)", keys=lambda inputs: inputs.secrets),
        "names": Output(
            "{ for key, secret in aws_secretsmanager_secret.this : key => secret.name }",
            "Names of the secrets, by key; those not generated want a value put in.",
            "map(string)",
            shown=True,
            keys=lambda inputs: inputs.secrets,
        ),
        "kms_key_arn": Output("aws_kms_key.this.arn", "ARN of the key the secrets are encrypted with."),
    },
    accesses={
        "read": Access(
            "Find each value in an environment variable.",
            secrets=lambda inputs: {key: f"{{arns.{key}}}" for key in inputs.secrets},
            secret_statements=_let_read,
        ),
        "fetch": Access(
            "Read the values while running, by the ARNs in environment variables.",
            statements=_let_read,
            environment=lambda inputs: {f"{key}_arn": f"{{arns.{key}}}" for key in inputs.secrets},
        ),
    },
    # Without their key the secrets are unreadable.
    stateful=(Stateful("aws_secretsmanager_secret.this", _fixed), Stateful("aws_kms_key.this")),
    protections={"force_delete": False},
    remedies={"CKV2_AWS_57": "rotate: {key: {function: ARN of the function that changes it}}"},
)
