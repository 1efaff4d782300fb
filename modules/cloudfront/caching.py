"""Which requests are answered from where, and for how long without asking again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from generator import component
from generator.component import Duration, problem, shown, structure

Origin = Literal["bucket", "load_balancer"]

# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html#DownloadDistValuesPathPattern
_PATTERN = r"/[A-Za-z0-9_.*$/~\"'@:+&?-]{0,254}"


class Rule(component.Inputs):
    """How requests under one path pattern are answered."""

    origin: Origin | None = structure(None, "What answers, where it is not what answers the others.")
    cache: Duration | None = structure(None, "How long an answer is kept at most.", le=31_536_000)


class Behavior(NamedTuple):
    """Rules for the requests that a pattern fits."""

    pattern: str
    origin: str
    methods: list[str]
    managed: str
    own: str
    forwards: str


def check_patterns(paths: Mapping[str, Rule]) -> None:
    """Patterns CloudFront takes, none of which stands for everything."""
    for pattern in paths:
        if not re.fullmatch(_PATTERN, pattern, re.ASCII):
            hint = "write up to 255 characters that start with a slash, such as /static/*"
            raise problem(f"{shown(pattern)} is not a path pattern", hint)
        if pattern == "/*":
            hint = "write origin and cache beside paths, which hold for all the others"
            raise problem('"/*" stands for all requests', hint)


def behavior(pattern: str, origin: str, cache: int | None) -> Behavior:
    """Answers of a load balancer are only kept when the blueprint says so, those of a bucket always."""
    reads = origin == "bucket" or cache is not None
    methods = ["GET", "HEAD", "OPTIONS"]
    return Behavior(
        pattern,
        origin,
        methods if reads else [*methods, "PUT", "POST", "PATCH", "DELETE"],
        managed="caching_optimized" if reads else "caching_disabled",
        own="" if cache is None else time(cache),
        # What is kept for everybody must not depend on cookies, so that they do not get there.
        forwards="" if reads else "all_viewer_except_host",
    )


def times(rules: Iterable[tuple[str, int | None]], origin: str) -> dict[str, int]:
    """The spans that answers of an origin are kept, by name."""
    return {time(cache): cache for name, cache in rules if name == origin and cache is not None}


def time(seconds: int) -> str:
    """A span as part of a name."""
    return f"{seconds}s"
