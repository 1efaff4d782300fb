"""Regions that a service is in, where it is not in all of them, and those that what is named belongs to."""

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


def check_certificate(arn: object, place: Place) -> Iterator[Problem]:
    """A load balancer takes certificates of its own Region."""
    region = arn.split(":")[3] if isinstance(arn, str) and arn.count(":") >= 5 else place.region
    if region != place.region:
        message = (
            f"certificate_arn is of {region}, and a load balancer in {place.region} takes none but its own Region's"
        )
        hint = f"request it in {place.region}, or write domain and hosted_zone for a new one"
        yield Problem("", ("certificate_arn",), message, hint)
