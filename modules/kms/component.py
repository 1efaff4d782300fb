"""A KMS key of your own with an alias, changed by AWS once a year, for what has no key of its own in the blueprint.

Every other module here that holds data brings a key already. This one is for programs that encrypt by themselves, for
data of several components, and for signing. The account decides by IAM who may use the key; `administrators` are ARNs
of roles and users that may manage it and not use it. `services: [s3, secretsmanager]` lets everybody in the account use
it through these services, if they may use those, as it is with the keys AWS keeps for them. `log_groups` names log
groups of CloudWatch that are encrypted with it, `[/apps/*]`, and no others.

`spec` makes a key pair instead: `rsa-4096` or `ecc-p256` for signing, and with `usage: encrypt` an RSA pair encrypts.
AWS never changes key pairs. A key that is destroyed can be called back for `deletion_window`; after that everything it
encrypted is lost.

A workload that `uses` the key finds its ARN in `<COMPONENT>_KEY_ARN`: it encrypts and decrypts, the usual access of a
key, or has `encrypt` or `decrypt` alone; with a key pair for signing it has `sign` or `verify`.
"""

import re
from collections.abc import Mapping
from typing import Literal

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
    derived,
    problem,
    shown,
    structure,
    variable,
)

# https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html
_SPECS = {
    "symmetric": "SYMMETRIC_DEFAULT",
    "rsa-2048": "RSA_2048",
    "rsa-3072": "RSA_3072",
    "rsa-4096": "RSA_4096",
    "ecc-p256": "ECC_NIST_P256",
    "ecc-p384": "ECC_NIST_P384",
    "ecc-p521": "ECC_NIST_P521",
}
_PRINCIPAL = re.compile(r"arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[\w+=,.@/-]{1,512}", re.ASCII)
_SERVICE = re.compile(r"[a-z][a-z0-9-]{1,40}")
_LOG_GROUP = re.compile(r"[A-Za-z0-9_/.#-]{1,511}\*?")


class Inputs(component.Inputs):
    spec: Literal["symmetric", "rsa-2048", "rsa-3072", "rsa-4096", "ecc-p256", "ecc-p384", "ecc-p521"] = structure(
        "symmetric", "Kind of the key: symmetric, or a key pair by its algorithm and size."
    )
    usage: Literal["encrypt", "sign"] | None = structure(
        None, "What a key pair is for: sign when left out; a symmetric key encrypts."
    )
    rotation: Days = structure(365, "Days after which AWS changes the key; what it encrypted stays readable.")
    deletion_window: Days = variable(30, "Days a key that was destroyed can be called back.", ge=7, le=30)
    multi_region: bool = structure(False, "Whether other Regions may have replicas of the key.")
    alias: str | None = structure(None, "Alias, instead of one made from blueprint and component.")
    administrators: list[Text] = variable([], "ARNs of roles and users that manage the key and do not use it.")
    services: list[str] = structure([], "AWS services through which the account may use the key, such as s3.")
    log_groups: list[str] = structure([], "Names of log groups the key encrypts; an * at the end stands for any.")

    @field_validator("usage")
    @classmethod
    def _fits_spec(cls, usage: str | None, info: ValidationInfo) -> str | None:
        spec = str(info.data.get("spec", ""))
        if usage == "sign" and spec == "symmetric":
            raise problem("cannot be sign: a symmetric key does not sign", "add a spec, such as ecc-p256")
        if usage == "encrypt" and spec.startswith("ecc"):
            raise problem(f"cannot be encrypt: a key pair {spec} only signs", "take spec: rsa-4096")
        return usage

    @field_validator("rotation")
    @classmethod
    def _takes_rotation(cls, days: int, info: ValidationInfo) -> int:
        if info.data.get("spec", "symmetric") != "symmetric":
            raise problem("has no use: AWS changes symmetric keys only", "leave it out")
        if not 90 <= days <= 2560:
            raise problem(f"cannot be {days}d: AWS changes a key every 90d to 2560d", "such as 365d, which is usual")
        return days

    @field_validator("alias")
    @classmethod
    def _alias(cls, alias: str | None) -> str | None:
        if alias is not None and (not re.fullmatch(r"[A-Za-z0-9/_-]{1,250}", alias) or alias.startswith("aws/")):
            hint = "letters, digits, /, _ and -, without alias/ or aws/ in front, such as shop/exports"
            raise problem(f"cannot be {shown(alias)}: KMS does not take it as the name of an alias", hint)
        if alias is not None and alias.startswith("alias/"):
            raise problem("starts with alias/, which is put in front of it anyway", f"write {alias[6:]}")
        return alias

    @field_validator("administrators")
    @classmethod
    def _principals(cls, arns: list[str]) -> list[str]:
        for arn in arns:
            if isinstance(arn, str) and not _PRINCIPAL.fullmatch(arn):
                hint = "such as arn:aws:iam::123456789012:role/key-admins"
                raise problem(f"holds {shown(arn)}, which is not the ARN of a role or user", hint)
        return arns

    @field_validator("services")
    @classmethod
    def _services(cls, services: list[str], info: ValidationInfo) -> list[str]:
        for name in services:
            if not _SERVICE.fullmatch(name):
                hint = "the first part of its host name, such as s3, sqs or secretsmanager"
                raise problem(f"holds {shown(name)}, which is not the name of a service", hint)
            if name == "logs":
                raise problem("holds logs, which uses keys in its own name", "write log_groups: [/apps/*]")
        _only_symmetric("services", services, info)
        return services

    @field_validator("log_groups")
    @classmethod
    def _log_groups(cls, names: list[str], info: ValidationInfo) -> list[str]:
        for name in names:
            if not _LOG_GROUP.fullmatch(name):
                raise problem(f"holds {shown(name)}, which is not the name of a log group", "such as /apps/shop/*")
        _only_symmetric("log_groups", names, info)
        return names

    @property
    def signs(self) -> bool:
        """Whether the key is for signing."""
        return self.spec != "symmetric" and self.usage != "encrypt"

    @property
    def is_symmetric(self) -> bool:
        """Whether encrypting and decrypting takes the same key, which AWS changes."""
        return self.spec == "symmetric"

    @property
    def aws_spec(self) -> str:
        """What AWS calls the kind of the key."""
        return _SPECS[self.spec]

    @derived("Days after which AWS changes the key.")
    def rotation_period(self, _place: Place) -> int | None:
        return self.rotation if self.is_symmetric else None

    @derived("Alias of the key.")
    def alias_name(self, _place: Place) -> str | None:
        return self.alias

    @derived("AWS services through which the account may use the key.")
    def via_services(self, _place: Place) -> list[str] | None:
        return self.services or None

    @derived("Names of log groups the key encrypts.")
    def log_group_names(self, _place: Place) -> list[str] | None:
        return self.log_groups or None


def _only_symmetric(name: str, values: list[str], info: ValidationInfo) -> None:
    if values and info.data.get("spec", "symmetric") != "symmetric":
        raise problem("has no use: AWS services encrypt with symmetric keys only", f"leave {name} or spec out")


_ENVIRONMENT = {"KEY_ARN": "{key_arn}"}
_KEY = ("{key_arn}",)


def _encrypt(inputs: Inputs) -> tuple[str, ...]:
    # A data key is encrypted by the key and used outside; a key pair encrypts by itself.
    return ("kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey") if inputs.is_symmetric else _WITH_PUBLIC


_WITH_PUBLIC = ("kms:DescribeKey", "kms:Encrypt", "kms:GetPublicKey")


def _access(description: str, *actions: str) -> Access:
    return Access(
        description,
        statements=(Statement(actions, _KEY),),
        environment=_ENVIRONMENT,
        when=lambda inputs: inputs.signs,
        otherwise="write spec: ecc-p256 there",
    )


def _fixed(inputs: Inputs, _place: Place) -> Mapping[str, object]:
    """https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/kms/key.go"""
    return {"spec": inputs.spec, "usage": "sign" if inputs.signs else "encrypt", "multi_region": inputs.multi_region}


def _encrypts(inputs: Inputs) -> bool:
    return not inputs.signs


MODULE = Module(
    inputs=Inputs,
    outputs={
        "key_arn": Output("aws_kms_key.this.arn", "ARN of the key.", shown=True),
        "key_id": Output("aws_kms_key.this.key_id", "ID of the key."),
        "alias": Output("aws_kms_alias.this.name", "Alias of the key, alias/ in front."),
        "alias_arn": Output("aws_kms_alias.this.arn", "ARN of the alias."),
    },
    accesses={
        "encrypt-decrypt": Access(
            "Encrypt and decrypt.",
            statements=lambda inputs: (Statement(tuple(sorted({*_encrypt(inputs), "kms:Decrypt"})), _KEY),),
            environment=_ENVIRONMENT,
            when=_encrypts,
        ),
        "encrypt": Access(
            "Encrypt, without decrypting.",
            statements=lambda inputs: (Statement(_encrypt(inputs), _KEY),),
            environment=_ENVIRONMENT,
            when=_encrypts,
        ),
        "decrypt": Access(
            "Decrypt.",
            statements=(Statement(("kms:Decrypt", "kms:DescribeKey"), _KEY),),
            environment=_ENVIRONMENT,
            when=_encrypts,
        ),
        "sign": _access("Sign.", "kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"),
        "verify": _access("Verify what was signed.", "kms:DescribeKey", "kms:GetPublicKey", "kms:Verify"),
    },
    # What it encrypted is unreadable without it.
    stateful=(Stateful("aws_kms_key.this", _fixed),),
    # Aliases end at 256, "alias/" taken off.
    name_limit=250,
)
