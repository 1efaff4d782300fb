"""The workflow that travels with the application, as data; each value of a blueprint in it was checked by a pattern."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml


class Job(NamedTuple):
    """What a workflow is made of."""

    name: str
    component: str
    region: str
    repository: str
    environment: str
    branch: str
    tag: str
    container: str
    runner: str
    linked: frozenset[str]

    @property
    def asks_for_image(self) -> bool:
        """Whether a person names the image: there is a service, and nowhere to push to."""
        return "service" in self.linked and "registry" not in self.linked


_IMAGE = """\
# Tags never move: a commit that is built again keeps the image it has.
if ! docker manifest inspect "$IMAGE" > /dev/null 2>&1; then
  docker build --tag "$IMAGE" .
  docker push "$IMAGE"
fi
"""

_TASK_DEFINITION = """\
aws ecs describe-task-definition --task-definition "$FAMILY" --query taskDefinition \\
  > "$RUNNER_TEMP/task-definition.json"
"""

_VERSION = """\
git archive --format=zip --output "$RUNNER_TEMP/version.zip" HEAD
aws s3 cp --only-show-errors "$RUNNER_TEMP/version.zip" "s3://$BUCKET/$APPLICATION/$VERSION.zip"
aws elasticbeanstalk create-application-version --application-name "$APPLICATION" --version-label "$VERSION" \\
  --source-bundle "S3Bucket=$BUCKET,S3Key=$APPLICATION/$VERSION.zip" > /dev/null
"""

_UPDATE = """\
look() {
  aws elasticbeanstalk describe-environments --application-name "$APPLICATION" --environment-names "$ENVIRONMENT" \\
    --no-include-deleted --query "Environments[0].$1" --output text
}
settled() {
  while true; do
    status=$(look Status)
    case "$status" in
      Ready) return ;;
      Launching | Updating | LinkingFrom | LinkingTo) sleep 10 ;;
      *)
        echo "The environment $ENVIRONMENT is $status."
        exit 1
        ;;
    esac
  done
}
settled
aws elasticbeanstalk update-environment --environment-name "$ENVIRONMENT" --version-label "$VERSION" > /dev/null
sleep 10
settled
running=$(look VersionLabel)
health=$(look Health)
if [ "$running" != "$VERSION" ] || [ "$health" = Red ]; then
  echo "The environment runs $running with health $health, and not $VERSION."
  exit 1
fi
"""


def workflow(job: Job) -> str:
    """The file: how to set its variables, and the workflow."""
    data = {
        "name": job.name,
        "on": _trigger(job),
        "permissions": {"contents": "read", "id-token": "write"},
        # A deployment that has begun is not broken off.
        "concurrency": {"group": job.name, "cancel-in-progress": False},
        "jobs": {
            "deploy": {
                "runs-on": job.runner,
                "timeout-minutes": 60,
                **({"environment": job.environment} if job.environment else {}),
                "steps": list(_steps(job)),
            }
        },
    }
    text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, width=1000, allow_unicode=True)
    return f"{_head(job)}\n{text}"


class _Dumper(yaml.SafeDumper):
    """Writes scripts as blocks, so that they can be read."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 (its signature)
        super().increase_indent(flow, False)

    def represent_str(self, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)


def _head(job: Job) -> str:
    scope = f" --env {job.environment}" if job.environment else ""
    commands = [
        f'#   gh variable set {name} --repo {job.repository}{scope} --body "$(terraform output -raw {output})"'
        for name, output in _variables(job).items()
    ]
    lines = [
        f"# Copy this file to .github/workflows/{job.name}.yml in {job.repository}.",
        "# What only Terraform knows it takes from GitHub's variables: set them where Terraform is applied, once",
        "# and whenever one of these outputs changes:",
        *commands,
    ]
    return "\n".join(lines)


_OUTPUTS = {
    "": {"AWS_ROLE_ARN": "role_arn"},
    "registry": {"IMAGE_REPOSITORY": "image_repository"},
    "service": {"ECS_CLUSTER": "cluster", "ECS_SERVICE": "service", "ECS_TASK_FAMILY": "task_family"},
    "beanstalk": {
        "BEANSTALK_APPLICATION": "application",
        "BEANSTALK_ENVIRONMENT": "environment",
        "BEANSTALK_BUCKET": "version_bucket",
    },
}
"""What the workflow takes from GitHub's variables, by the link that needs it, and the output that has it."""


def _variables(job: Job) -> dict[str, str]:
    return {
        name: f"{job.component}_{output}"
        for link, outputs in _OUTPUTS.items()
        if not link or link in job.linked
        for name, output in outputs.items()
    }


def _trigger(job: Job) -> dict[str, Any]:
    if job.asks_for_image:
        asked = {"description": "Image to run, with its tag", "required": True, "type": "string"}
        return {"workflow_dispatch": {"inputs": {"image": asked}}}
    return {"push": {"tags": [job.tag]} if job.tag else {"branches": [job.branch]}}


def _steps(job: Job) -> Iterator[dict[str, Any]]:
    yield {"uses": "actions/checkout@v4"}
    yield {
        "uses": "aws-actions/configure-aws-credentials@v4",
        "with": {"role-to-assume": "${{ vars.AWS_ROLE_ARN }}", "aws-region": job.region},
    }
    if "registry" in job.linked:
        yield {"uses": "aws-actions/amazon-ecr-login@v2"}
        yield {"name": "Build and push the image", "env": {"IMAGE": _image(job)}, "run": _IMAGE}
    if "service" in job.linked:
        yield from _service(job)
    if "beanstalk" in job.linked:
        yield from _beanstalk()


def _image(job: Job) -> str:
    return "${{ inputs.image }}" if job.asks_for_image else "${{ vars.IMAGE_REPOSITORY }}:${{ github.sha }}"


def _service(job: Job) -> Iterator[dict[str, Any]]:
    file = "${{ runner.temp }}/task-definition.json"
    yield {
        "name": "Fetch the task definition",
        "env": {"FAMILY": "${{ vars.ECS_TASK_FAMILY }}"},
        "run": _TASK_DEFINITION,
    }
    yield {
        "id": "render",
        "uses": "aws-actions/amazon-ecs-render-task-definition@v1",
        "with": {"task-definition": file, "container-name": job.container, "image": _image(job)},
    }
    yield {
        "uses": "aws-actions/amazon-ecs-deploy-task-definition@v2",
        "with": {
            "task-definition": "${{ steps.render.outputs.task-definition }}",
            "cluster": "${{ vars.ECS_CLUSTER }}",
            "service": "${{ vars.ECS_SERVICE }}",
            "wait-for-service-stability": True,
        },
    }


def _beanstalk() -> Iterator[dict[str, Any]]:
    common = {
        "APPLICATION": "${{ vars.BEANSTALK_APPLICATION }}",
        "VERSION": "${{ github.sha }}-${{ github.run_id }}-${{ github.run_attempt }}",
    }
    yield {
        "name": "Create the version",
        "env": {**common, "BUCKET": "${{ vars.BEANSTALK_BUCKET }}"},
        "run": _VERSION,
    }
    yield {
        "name": "Update the environment",
        "env": {**common, "ENVIRONMENT": "${{ vars.BEANSTALK_ENVIRONMENT }}"},
        "run": _UPDATE,
    }
