"""A private ECR repository for container images: scanned when they are pushed, encrypted, tags never moved.

The repository is called after the blueprint, the environment and the component, `streamboard/prod/app`; `repository`
names it otherwise. A tag that was pushed once stays what it is, so give each build a tag of its own. The last 30 tagged
images are kept, and images that lost their tag go after a week.

Say `image: ${images.repository_url}:1.4.2` where a workload runs one. `pull_accounts` lets other accounts pull. A
repository with images in it cannot be destroyed unless `force_delete` is set.
"""

import re
from collections.abc import Mapping

from pydantic import field_validator

from generator import component
from generator.component import (
    Access,
    Days,
    Module,
    Output,
    Place,
    Stateful,
    Statement,
    derived,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import IMAGE_REGISTRY

# https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
_WORD = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*"
_REPOSITORY = re.compile(rf"{_WORD}(?:/{_WORD})*")


class Inputs(component.Inputs):
    repository: str | None = structure(
        None, "Name of the repository, instead of one made from blueprint, environment and component."
    )
    keep: int = variable(30, "Tagged images that are kept, the newest ones.", ge=1, le=10000)
    expire_untagged_after: Days = variable(7, "Days until images without a tag are deleted.")
    pull_accounts: list[str] = structure([], "Ids of other accounts that may pull images.", max_length=100)
    force_delete: bool = variable(False, "Let destroying the repository delete the images in it.")

    @field_validator("repository")
    @classmethod
    def _name(cls, name: str | None) -> str | None:
        if name is not None and not (2 <= len(name) <= 256 and _REPOSITORY.fullmatch(name)):
            hint = 'lower-case words with "/", "-", "_" or "." between them, such as streamboard/app'
            raise problem(f"cannot be {shown(name)}: ECR does not take it as the name of a repository", hint)
        return name

    @field_validator("pull_accounts", mode="before")
    @classmethod
    def _accounts(cls, accounts: object) -> object:
        for account in accounts if isinstance(accounts, list) else []:
            if not isinstance(account, str) or not re.fullmatch(r"[0-9]{12}", account):
                hint = 'write its 12 digits in quotes: "123456789012"'
                raise problem(f"holds {shown(account)}, which is not the id of an account as text", hint)
        if isinstance(accounts, list) and len(set(accounts)) < len(accounts):
            raise problem("names an account twice", "name each account once")
        return accounts

    @derived("Name of the repository.")
    def repository_name(self, place: Place) -> str:
        words = (place.blueprint, place.environment, place.first_name.replace("_", "-"))
        return self.repository or "/".join(word for word in words if word)

    @derived("Ids of other accounts that may pull images.")
    def pulling_accounts(self, _place: Place) -> list[str] | None:
        return self.pull_accounts or None


_PULL = ("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
_PUSH = ("ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart")
# Logging in to the registry is not about one repository.
_LOGIN = Statement(("ecr:GetAuthorizationToken",), ("*",))
_ENVIRONMENT = {"REPOSITORY": "{repository_url}"}


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": Inputs.repository_name.compute(inputs, place)}


MODULE = Module(
    inputs=Inputs,
    provides=(IMAGE_REGISTRY,),
    outputs={
        "arn": Output("aws_ecr_repository.this.arn", "ARN of the repository."),
        "repository_arn": Output("aws_ecr_repository.this.arn", "ARN of the repository."),
        "repository_url": Output("aws_ecr_repository.this.repository_url", "Address images are pushed to.", shown=True),
        "repository_name": Output("aws_ecr_repository.this.name", "Name of the repository."),
        "kms_key_arn": Output("aws_kms_key.this.arn", "ARN of the key the images are encrypted with."),
    },
    accesses={
        "pull": Access("Pull images.", statements=(Statement(_PULL, ("{arn}",)), _LOGIN), environment=_ENVIRONMENT),
        "push": Access(
            "Push and pull images.",
            statements=(Statement((*_PULL, *_PUSH), ("{arn}",)), _LOGIN),
            environment=_ENVIRONMENT,
        ),
    },
    # Without its key a repository is unreadable.
    stateful=(Stateful("aws_ecr_repository.this", _fixed), Stateful("aws_kms_key.this")),
    protections={"force_delete": False},
)
