"""Regions that a service is in, where it is not in all of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.component import Place, Problem

# https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-regions-and-availability-zones-in-amazon-lightsail.html
LIGHTSAIL = (
    "ap-east-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-5",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-2",
)


def check_region(place: Place, service: str, regions: tuple[str, ...]) -> Iterator[Problem]:
    """A component in a Region where its service does not exist."""
    if place.region not in regions:
        message = f"there is no {service} in {place.region}"
        yield Problem("", (), message, f"the Regions that have it are {', '.join(regions)}")
