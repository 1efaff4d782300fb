"""Where the source of a pipeline is and how it is built, in the words its hosts and CodeBuild take."""

import re
from typing import Any

from generator.component import problem, shown

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]*[A-Za-z0-9_-][A-Za-z0-9_.-]*)+")
# What `git check-ref-format` takes, less what has a meaning to a shell.
_BRANCH = re.compile(r"(?!.*(\.\.|//|\.lock(/|$)|/\.))[A-Za-z0-9_][A-Za-z0-9_./+-]*(?<![./])")
_BUILDSPEC_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*\.ya?ml")
_CONNECTION = re.compile(
    r"arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[0-9a-f-]{36}"
)
# Set for every build by CodeBuild or by this module.
_RESERVED = ("AWS_", "CODEBUILD_")


def check_repository(repository: str) -> None:
    """Refuses what is no owner and name."""
    if not _REPOSITORY.fullmatch(repository):
        hint = "owner and name without the address of the host, such as acme/shop"
        raise problem(f"{shown(repository)} is not a repository", hint)


def check_branch(branch: str) -> None:
    """Refuses what is no single branch."""
    if not _BRANCH.fullmatch(branch):
        hint = "one branch by its name, such as main or release/1.4; no patterns"
        raise problem(f"{shown(branch)} is not the name of a branch", hint)


def check_connection(arn: str | None) -> None:
    """Refuses what is no ARN of a connection."""
    if arn is not None and not _CONNECTION.fullmatch(arn):
        hint = "copy it from the console, Developer Tools, Settings, Connections; it ends in connection/ and an id"
        raise problem(f"{shown(arn)} is not the ARN of a connection", hint)


def check_buildspec(buildspec: str | None) -> None:
    """Refuses what is neither a file nor a buildspec."""
    is_text = buildspec is not None and re.search(r"^version: *[\"']?0\.[12]", buildspec, re.MULTILINE)
    if buildspec is not None and not is_text and not _BUILDSPEC_FILE.fullmatch(buildspec):
        hint = "write the path of a file, such as ci/buildspec.yml, or the text itself, which says version: 0.2"
        raise problem(f"{shown(buildspec)} is neither a YAML file in the repository nor a buildspec", hint)


def settable(variables: dict[str, Any]) -> dict[str, Any]:
    """The variables of a build, none of which finds its value by itself."""
    for name in variables:
        if name.startswith(_RESERVED) or name in ("REPOSITORY_URL", "CONTAINER"):
            raise problem(f"cannot set {name}: the build finds its own value there", "choose another name")
    return variables
