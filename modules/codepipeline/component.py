"""A pipeline that takes each push to a branch to an ECS service or to Elastic Beanstalk.

CodePipeline fetches the source from GitHub, Bitbucket or GitLab, CodeBuild builds it, and the result is deployed to the
one ECS service or Beanstalk environment of the blueprint; `service: app` or `environment: web` names it where there are
several, and `service: false` passes one over. With `approval: true` a person looks at each version first; `approvers`
get an e-mail then, or else whoever hears of the `alarms`.

The way to the repository is a connection. One made here waits until a person confirms it, once: in the console under
Developer Tools, Settings, Connections, "Update pending connection". `connection_arn` names one that is confirmed.

The build follows `buildspec.yml` in the repository; `buildspec` names another file or is a buildspec itself. With
`docker: true` it may run Docker, and push to the `registry` of the blueprint, whose address it finds in
`REPOSITORY_URL`. For an ECS service that much is enough: left without `buildspec`, the build makes the image of the
`Dockerfile`, with the commit as its tag. What a buildspec of yours leaves for ECS is an `imagedefinitions.json`.
`secrets` are names in Secrets Manager or the Parameter Store, written as an ECS service takes them; the build may read
exactly these.

ECS replaces the tasks one after the other. The pipeline runs a new revision of the task definition; an apply afterwards
goes back to the image the blueprint names, so hand the tag that is running over as a variable. For blue/green
`codedeploy: {application: shop, group: web}` names a deployment group you have, for a service with CodeDeploy as its
controller; the repository holds `taskdef.json`, with `<IMAGE1_NAME>` for the image, and `appspec.yaml`, and
`task_roles` are the roles the first one names. A buildspec of yours hands both on with `imageDetail.json`.

For blue/green on Beanstalk there are two environments of one application. The pipeline links to one, and `blue_green:
{live: "${blue.environment_name}", cname_prefix: shop}` names the other and the start of the address that users have.
Which of the two is idle changes with every release, so each run looks which has that address, deploys to the other,
waits for the approval and swaps the addresses; the version before stays where it was, for swapping back.

Artefacts are encrypted with a key of the pipeline's own. Each role may do what its part needs, on exactly the things
that are linked.
"""

import re
from typing import Any, Literal

from pydantic import ValidationInfo, field_validator

from generator import component
from generator.component import (
    Days,
    Duration,
    Link,
    LogRetention,
    Module,
    Output,
    Place,
    Text,
    derived,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, BEANSTALK_ENVIRONMENT, ECS_SERVICE, IMAGE_REGISTRY, Builder, Deployer
from generator.settings import EnvironmentName, check_environment, check_secrets

from .buildspecs import IMAGE, RELEASE
from .source import check_branch, check_buildspec, check_connection, check_repository, settable
from .targets import BlueGreen, CodeDeploy, check

# https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateConnection.html
_PROVIDERS = {"github": "GitHub", "bitbucket": "Bitbucket", "gitlab": "GitLab"}
# https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html
_SIZES = {"small": "SMALL", "medium": "MEDIUM", "large": "LARGE", "xlarge": "XLARGE", "2xlarge": "2XLARGE"}
# https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
_IMAGES = {
    "x86_64": "aws/codebuild/amazonlinux-x86_64-standard:5.0",
    "arm64": "aws/codebuild/amazonlinux-aarch64-standard:3.0",
}
_TYPES = {"x86_64": "LINUX_CONTAINER", "arm64": "ARM_CONTAINER"}
_PRIVATE = re.compile(
    r"(?P<account>[0-9]{12})\.dkr\.ecr\.(?P<region>[a-z0-9-]+)\.amazonaws\.com(\.cn)?/(?P<name>[^:@]+)", re.ASCII
)
_ROLE = re.compile(r"arn:aws[a-z-]*:iam::[0-9]{12}:role/[\w+=,.@/-]+", re.ASCII)


class Inputs(component.Inputs):
    repository: str = variable(..., "Repository, as its host writes it: acme/shop.")
    branch: str = variable("main", "Branch whose pushes are deployed.")
    host: Literal["github", "bitbucket", "gitlab"] = structure("github", "Where the repository is.")
    connection_arn: str | None = structure(None, "ARN of a connection to use, instead of one made here.")

    buildspec: str | None = structure(
        None, "File in the repository that says how to build, or its text; buildspec.yml when left out."
    )
    docker: bool = structure(False, "Whether the build runs Docker, which takes a privileged container.")
    container: str = variable(
        "app", "Container of the ECS task that gets the image.", pattern=r"^[A-Za-z0-9_-]{1,255}$"
    )
    architecture: Literal["x86_64", "arm64"] = structure("x86_64", "Processor the build runs on.")
    compute: Literal["small", "medium", "large", "xlarge", "2xlarge"] = structure("small", "Size of the build.")
    image: str | None = structure(None, "Image the build runs in, instead of Amazon Linux 2023 with common tools.")
    environment_variables: dict[EnvironmentName, Text] = variable({}, "Environment variables of the build.", known=True)
    secrets: dict[EnvironmentName, Text] = variable(
        {}, "Environment variables of the build from Secrets Manager or the Parameter Store.", known=True
    )
    secret_keys: list[Text] = variable([], "ARNs of keys that secrets are encrypted with, where not with AWS's own.")
    timeout: Duration = structure(3600, "Time a build may take.", ge=300, le=129600)

    approval: bool = structure(False, "Whether a person has to approve each version.")
    approvers: list[str] = variable(
        [], "E-mail addresses that are asked for approval, once they have confirmed it.", known=True
    )

    codedeploy: CodeDeploy | None = structure(None, "Deployment group for blue/green on ECS.")
    task_roles: list[Text] = variable(
        [], "ARNs of the roles that taskdef.json names, for blue/green on ECS.", known=True
    )
    blue_green: BlueGreen | None = structure(None, "The other environment, for blue/green on Beanstalk.")

    keep_artifacts: Days = variable(30, "Days that artefacts are kept.")
    log_retention: LogRetention = variable(365, "Days the logs of builds are kept.")

    @field_validator("repository")
    @classmethod
    def _repository(cls, repository: str) -> str:
        check_repository(repository)
        return repository

    @field_validator("branch")
    @classmethod
    def _branch(cls, branch: str) -> str:
        check_branch(branch)
        return branch

    @field_validator("connection_arn")
    @classmethod
    def _connection(cls, arn: str | None) -> str | None:
        check_connection(arn)
        return arn

    @field_validator("buildspec")
    @classmethod
    def _buildspec(cls, buildspec: str | None) -> str | None:
        check_buildspec(buildspec)
        return buildspec

    @field_validator("environment_variables")
    @classmethod
    def _nothing_secret(cls, variables: dict[str, Any]) -> dict[str, Any]:
        check_environment(variables)
        return settable(variables)

    @field_validator("secrets")
    @classmethod
    def _whole_names(cls, secrets: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        return check_secrets(settable(secrets), info.data.get("environment_variables", {}))

    @field_validator("timeout")
    @classmethod
    def _minutes(cls, timeout: int) -> int:
        if timeout % 60:
            raise problem("must be whole minutes: CodeBuild counts in them", "such as 20m or 1h")
        return timeout

    @field_validator("approvers")
    @classmethod
    def _addresses(cls, approvers: list[str], info: ValidationInfo) -> list[str]:
        for address in approvers:
            if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", address):
                raise problem(f"{shown(address)} is not an e-mail address", "such as ops@example.com")
        if approvers and not info.data.get("approval"):
            raise problem("would hear of nothing: the pipeline waits for no approval", "add approval: true")
        return approvers

    @field_validator("task_roles")
    @classmethod
    def _roles(cls, roles: list[Any], info: ValidationInfo) -> list[Any]:
        for role in roles:
            if isinstance(role, str) and not _ROLE.fullmatch(role):
                raise problem(
                    f"{shown(role)} is not the ARN of a role", "such as arn:aws:iam::123456789012:role/web-task"
                )
        if roles and "codedeploy" in info.data and not info.data["codedeploy"]:
            raise problem(
                "belongs to codedeploy: only what CodeDeploy runs has a task definition of its own", "leave it out"
            )
        return roles

    @property
    def asks_by_mail(self) -> bool:
        """Whether there is a topic for approvals."""
        return bool(self.approvers)

    @property
    def image_script(self) -> list[str]:
        """What builds an image where there is no buildspec, line by line."""
        return IMAGE.splitlines()

    @property
    def release_script(self) -> list[str]:
        """What deploys to the idle environment and swaps, line by line."""
        return RELEASE.splitlines()

    @property
    def provider_type(self) -> str:
        """The host, as connections call it."""
        return _PROVIDERS[self.host]

    @property
    def build_type(self) -> str:
        """The kind of machine that builds."""
        return _TYPES[self.architecture]

    @derived("ARN of the connection to the repository.")
    def connection(self, _place: Place) -> str | None:
        return self.connection_arn

    @property
    def pulls_as(self) -> str:
        """Who fetches the build's image: CodeBuild itself its own images, the build's role those of a registry."""
        own = self.image is None or self.image.startswith("aws/codebuild/")
        return "CODEBUILD" if own else "SERVICE_ROLE"

    @property
    def image_in_ecr(self) -> bool:
        """Whether the image the build runs in must be fetched from a private repository."""
        return bool(_PRIVATE.match(self.image or ""))

    @derived("Region, account and repository of the image the build runs in, as they stand in an ARN.")
    def image_repository(self, _place: Place) -> str | None:
        parts = _PRIVATE.match(self.image or "")
        return f"{parts['region']}:{parts['account']}:repository/{parts['name']}" if parts else None

    @derived("Image the build runs in.")
    def build_image(self, _place: Place) -> str:
        return self.image or _IMAGES[self.architecture]

    @derived("Size of the build.")
    def compute_type(self, _place: Place) -> str:
        return f"BUILD_GENERAL1_{_SIZES[self.compute]}"

    @derived("Time a build may take, in minutes.")
    def build_timeout(self, _place: Place) -> int:
        return self.timeout // 60

    @derived("File in the repository that says how to build, or its text.")
    def build_commands(self, place: Place) -> str | None:
        return None if self.builds_image(place.linked) else self.buildspec or "buildspec.yml"

    @derived("Application of CodeDeploy.")
    def codedeploy_application(self, _place: Place) -> str | None:
        return self.codedeploy.application if self.codedeploy else None

    @derived("Deployment group of CodeDeploy.")
    def codedeploy_group(self, _place: Place) -> str | None:
        return self.codedeploy.group if self.codedeploy else None

    @derived("Name of the other environment, the one users reach at first.")
    def live_environment(self, _place: Place) -> Text | None:
        return self.blue_green.live if self.blue_green else None

    @derived("Start of the address users have.")
    def live_cname(self, _place: Place) -> str | None:
        return self.blue_green.cname_prefix if self.blue_green else None

    def builds_image(self, linked: frozenset[str]) -> bool:
        """Whether the build is that of an image, written here."""
        return self.docker and self.buildspec is None and "registry" in linked and "environment" not in linked


def _builder(inputs: Inputs) -> Builder:
    return Builder(architecture=inputs.architecture if inputs.docker else None)


MODULE = Module(
    inputs=Inputs,
    links={
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
            sends=lambda inputs, _linked: {"": _builder(inputs)},
        ),
        "environment": Link(
            BEANSTALK_ENVIRONMENT,
            "The Beanstalk environment it deploys to, for blue/green one of the two; false for none.",
            outputs=("application_name", "environment_name", "instance_role_arn", "service_role_arn"),
            required=False,
            sends=lambda _inputs, _linked: {"": Deployer()},
        ),
        "registry": Link(
            IMAGE_REGISTRY,
            "Where a build with Docker pushes images.",
            outputs=("repository_url", "repository_arn"),
            required=False,
            when=lambda inputs: bool(inputs.docker),
        ),
        "alarms": Link(
            ALARM_SINK,
            "Who is asked for approval, without approvers.",
            outputs=("topic_arn",),
            required=False,
            when=lambda inputs: bool(inputs.approval and not inputs.approvers),
        ),
    },
    outputs={
        "pipeline_name": Output("aws_codepipeline.this.name", "Name of the pipeline.", shown=True),
        "pipeline_arn": Output("aws_codepipeline.this.arn", "ARN of the pipeline."),
        "connection_arn": Output(
            "local.connection_arn", "ARN of the connection, which a person confirms once in the console.", shown=True
        ),
        "artifact_bucket": Output("aws_s3_bucket.artifacts.bucket", "Bucket of the artefacts."),
        "build_role_arn": Output("aws_iam_role.build.arn", "ARN of the role that builds run as."),
        "log_group_name": Output("aws_cloudwatch_log_group.build.name", "Log group of the builds.", shown=True),
    },
    remedies={"CKV_AWS_316": "docker: false", "CKV_AWS_338": "log_retention: 365d"},
    # A connection has the shortest name of all: 32 characters.
    name_limit=32,
    check=check,
)
