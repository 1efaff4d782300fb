"""Deployments from GitHub Actions without a key: a role that one repository may assume, and the workflow that uses it.

GitHub signs who a job is, and AWS takes that for a password: jobs of `repository` in the GitHub environment
`environment`, or else on `branch` (`main`), or for `tag`, and no others. With an environment, whose rules say which
branches it takes, `branch` or `tag` is only what starts the workflow. Where the blueprint has environments, each is
deployed to from the GitHub environment of the same name, by a workflow of its own (`deploy-prod`). Repositories made
or renamed since 2026-07-15 sign with the ids of owner and repository; write them as GitHub does,
`acme@1234/shop@5678`. The ids are what `gh api repos/acme/shop --jq '.owner.id, .id'` prints.

The role may push to the `registry`, deploy to the ECS `service` and to the Beanstalk environment `beanstalk` that are
linked, and nothing else; `false` leaves one out. An account has one identity provider for GitHub: where there is one
already, say `existing_provider: true`: in all but one of several blueprints or environments.

The workflow is rendered beside the Terraform, to `bundles/<component>/.github/workflows/`: copy it into the
repository. At its head stand the commands that tell GitHub what only Terraform knows. It checks out, builds the
`Dockerfile` and pushes the image with the commit as its tag, runs it as a new revision of the task definition, or
hands the repository to Elastic Beanstalk as a new version. A service without a registry in the blueprint gets the
image that is named when the workflow is started. An apply afterwards goes back to the image the blueprint names, so
hand the commit that is running over as a variable.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import (
    Link,
    Module,
    Output,
    Place,
    Problem,
    derived,
    problem,
    shown,
    structure,
)
from generator.interfaces import BEANSTALK_ENVIRONMENT, ECS_SERVICE, IMAGE_REGISTRY, Builder, Deployer

from .workflow import Job, workflow

# https://docs.github.com/en/actions/reference/security/oidc, and for the ids
# https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
_REPOSITORY = re.compile(
    r"[A-Za-z0-9](-?[A-Za-z0-9]){0,38}/[A-Za-z0-9_.-]{1,100}"
    r"|[A-Za-z0-9](-?[A-Za-z0-9]){0,38}@[0-9]{1,12}/[A-Za-z0-9_.-]{1,100}@[0-9]{1,12}"
)
_ENVIRONMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}")
# What `git check-ref-format` takes, less what has a meaning to a shell, to YAML or to GitHub's patterns.
_REF = re.compile(r"(?!.*(\.\.|//|\.lock(/|$)|/\.))[A-Za-z0-9_][A-Za-z0-9_./-]{0,200}(?<![./])")
# https://docs.github.com/en/actions/reference/runners/github-hosted-runners
_RUNNERS = {"x86_64": "ubuntu-latest", "arm64": "ubuntu-24.04-arm"}
_WILDCARD = re.compile(r"[*?\[\]]")


def _exact(value: str, what: str, pattern: re.Pattern[str], example: str) -> str:
    if _WILDCARD.search(value):
        message = f"cannot be {shown(value)}: whatever the pattern matches, also what others make, could deploy"
        raise problem(message, f"write one {what} by its name, such as {example}")
    if not pattern.fullmatch(value):
        raise problem(f"{shown(value)} is not the name of a {what} that can be used here", f"such as {example}")
    return value


class Inputs(component.Inputs):
    repository: str = structure(..., "Repository on GitHub: acme/shop, or acme@1234/shop@5678 where it signs with ids.")
    environment: str | None = structure(
        None, "GitHub environment the job runs in, whose rules decide who may deploy; left out, that of the blueprint."
    )
    branch: str | None = structure(None, "Branch whose pushes are deployed; main when left out.")
    tag: str | None = structure(None, "Tag whose pushes are deployed, instead of a branch.")
    existing_provider: bool = structure(False, "Whether the account has its identity provider for GitHub already.")
    container: str = structure("app", "Container of the task that gets the image.", pattern=r"^[A-Za-z0-9_-]{1,255}$")
    architecture: Literal["x86_64", "arm64"] = structure("x86_64", "Processor the job runs on and builds images for.")
    workflow: str | None = structure(
        None,
        "Name of the workflow and of its file; left out, deploy and the environment.",
        pattern=r"^[a-z][a-z0-9-]{0,40}$",
    )

    @field_validator("repository")
    @classmethod
    def _repository(cls, repository: str) -> str:
        return _exact(repository, "repository", _REPOSITORY, "acme/shop or acme@1234/shop@5678")

    @field_validator("environment")
    @classmethod
    def _environment(cls, environment: str | None) -> str | None:
        return environment and _exact(environment, "GitHub environment", _ENVIRONMENT, "prod")

    @field_validator("branch")
    @classmethod
    def _branch(cls, branch: str | None) -> str | None:
        return branch and _exact(branch, "branch", _REF, "main")

    @field_validator("tag")
    @classmethod
    def _tag(cls, tag: str | None, info: ValidationInfo) -> str | None:
        if tag and info.data.get("branch"):
            raise problem("cannot stand beside branch: a deployment starts with one of them", "leave one of them out")
        return tag and _exact(tag, "tag", _REF, "live")

    @derived("Whom GitHub must say a job is.")
    def subject(self, place: Place) -> str:
        ref = f"tags/{self.tag}" if self.tag else f"heads/{self.branch or 'main'}"
        environment = self.environment or place.environment
        return f"repo:{self.repository}:" + (f"environment:{environment}" if environment else f"ref:refs/{ref}")


def _check(_inputs: Inputs, place: Place) -> Iterator[Problem]:
    if not place.linked:
        message = "would be a role that may do nothing: there is no registry, ECS service or Beanstalk environment"
        yield Problem(place.component, (), message, "name what it deploys to with registry, service or beanstalk")
    if {"service", "beanstalk"} <= place.linked:
        message = "deploys to one thing only, and there are an ECS service and a Beanstalk environment"
        yield Problem(
            place.component,
            (),
            message,
            "keep one: service: false or beanstalk: false; the other gets a role of its own",
        )


def _bundle(inputs: Inputs, place: Place) -> Mapping[str, str]:
    name = inputs.workflow or "-".join(word for word in ("deploy", place.environment) if word)
    job = Job(
        name=name,
        component=place.component,
        region=place.region,
        repository=re.sub("@[0-9]+", "", inputs.repository),
        environment=inputs.environment or place.environment,
        branch="" if inputs.tag else inputs.branch or "main",
        tag=inputs.tag or "",
        container=inputs.container,
        runner=_RUNNERS[inputs.architecture],
        linked=place.linked,
    )
    return {f".github/workflows/{name}.yml": workflow(job)}


def _builder(inputs: Inputs, linked: frozenset[str]) -> Mapping[str, Builder]:
    return {"": Builder(architecture=inputs.architecture if "registry" in linked else None)}


MODULE = Module(
    inputs=Inputs,
    links={
        "registry": Link(
            IMAGE_REGISTRY,
            "Where images are pushed; false for none.",
            outputs=("repository_url", "repository_arn"),
            required=False,
        ),
        "service": Link(
            ECS_SERVICE,
            "The ECS service it deploys to; false for none.",
            outputs=(
                "cluster_name",
                "service_name",
                "service_arn",
                "task_family",
                "task_role_arn",
                "execution_role_arn",
            ),
            required=False,
            sends=_builder,
        ),
        "beanstalk": Link(
            BEANSTALK_ENVIRONMENT,
            "The Beanstalk environment it deploys to; false for none.",
            outputs=("application_name", "environment_name", "instance_role_arn", "service_role_arn"),
            required=False,
            sends=lambda _inputs, _linked: {"": Deployer()},
        ),
    },
    outputs={
        "role_arn": Output("aws_iam_role.this.arn", "ARN of the role that deploys.", shown=True),
        "provider_arn": Output("local.provider_arn", "ARN of the identity provider."),
        "subject": Output("var.subject", "Whom GitHub must say a job is."),
        "image_repository": Output("var.repository_url", "Address images are pushed to.", link="registry", shown=True),
        "cluster": Output("var.cluster_name", "ECS cluster that is deployed to.", link="service", shown=True),
        "service": Output("var.service_name", "ECS service that is deployed to.", link="service", shown=True),
        "task_family": Output("var.task_family", "Task definition of the service.", link="service", shown=True),
        "application": Output("var.application_name", "Beanstalk application.", link="beanstalk", shown=True),
        "environment": Output("var.environment_name", "Beanstalk environment.", link="beanstalk", shown=True),
        "version_bucket": Output("local.versions_bucket", "Where versions are kept.", link="beanstalk", shown=True),
    },
    # Roles have 64 characters at most.
    name_limit=64,
    check=_check,
    bundle=_bundle,
)
