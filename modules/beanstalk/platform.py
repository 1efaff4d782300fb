"""Families of platforms on Amazon Linux 2023, and what is refused because it is retired."""

import re

from generator.component import problem, shown

# https://docs.aws.amazon.com/elasticbeanstalk/latest/platforms/platforms-supported.html
_NAMES = {
    "corretto": "Corretto",
    "dotnet": ".NET",
    "go": "Go",
    "nodejs": "Node.js",
    "php": "PHP",
    "python": "Python",
    "ruby": "Ruby",
}
_WITHOUT_VERSION = {"docker": "Docker"}
_SYSTEM = "64bit Amazon Linux 2023"
_STACK = re.compile(r"64bit Amazon Linux 2023 v(?P<version>[0-9]+\.[0-9]+\.[0-9]+) running (?P<branch>.+)")
_TOMCAT = re.compile(r"tomcat-([0-9]{1,2})-corretto-([0-9]{1,2})")
_VERSIONED = re.compile(rf"({'|'.join(_NAMES)})-([0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)")
_HINT = (
    "docker, or a language with its version: python-3.13, nodejs-22, corretto-21, go-1, php-8.4, ruby-3.4,"
    " dotnet-9, tomcat-11-corretto-21"
)

# What was retired: a pattern, and the reason with its date and who says so.
# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.migration-al.html
# https://aws.amazon.com/amazon-linux-2/faqs/
_RETIRED = (
    (
        re.compile(r".*amazon[ -]?linux[ -]?2(?!0?23)\b.*|.*-al2\b.*|.*\bal2$", re.IGNORECASE),
        "Amazon Linux 2 ended on 2026-06-30 (Amazon Linux 2 FAQs)",
    ),
    (
        re.compile(r".*amazon[ -]?linux([ -]?(1|ami|20[0-9]{2}\.[0-9]{2})\b.*| v.*|$)|.*-al1\b.*", re.IGNORECASE),
        "the platforms on Amazon Linux 1 were retired on 2022-07-18 (Elastic Beanstalk Developer Guide)",
    ),
    (
        re.compile(r".*multi-?container.*", re.IGNORECASE),
        "Multi-container Docker ran on Amazon Linux 1, retired on 2022-07-18 (Elastic Beanstalk Developer Guide)",
    ),
)


def check_platform(value: object) -> object:
    """A family, or the whole name of a solution stack as AWS lists it."""
    if not isinstance(value, str):
        return value
    for pattern, reason in _RETIRED:
        if pattern.fullmatch(value):
            raise problem(f"cannot be {shown(value)}: {reason}", f"use a platform on Amazon Linux 2023: {_HINT}")
    if value == "ecs" or value.endswith(" running ECS"):
        message = "runs several containers by a task definition of ECS, for which instances here have no permissions"
        raise problem(f"cannot be {shown(value)}: that {message}", "use an ecs_service, or docker with a compose file")
    if value in _NAMES:
        raise problem(f"{shown(value)} comes in several versions, which do not run the same programs", _HINT)
    if not _branch_of(value):
        raise problem(f"{shown(value)} is not a platform of Elastic Beanstalk on Amazon Linux 2023", _HINT)
    return value


def is_docker(platform: str) -> bool:
    """Whether the platform runs a container image."""
    return _branch_of(platform) == "Docker"


def stack_of(platform: str, version: str | None) -> str | None:
    """The name of the solution stack, where its version is fixed."""
    if _STACK.fullmatch(platform):
        return platform
    return f"{_SYSTEM} v{version} running {_branch_of(platform)}" if version else None


def stack_pattern(platform: str) -> str:
    """What the names of all versions of the family match."""
    return f"^{_SYSTEM} v[0-9.]+ running {re.escape(_branch_of(platform)).replace(chr(92) + ' ', ' ')}$"


def _branch_of(platform: str) -> str:
    if match := _STACK.fullmatch(platform):
        return match["branch"]
    if match := _TOMCAT.fullmatch(platform):
        return f"Tomcat {match[1]} Corretto {match[2]}"
    if match := _VERSIONED.fullmatch(platform):
        return f"{_NAMES[match[1]]} {match[2]}"
    return _WITHOUT_VERSION.get(platform, "")
