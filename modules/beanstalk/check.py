"""What can be said of an environment only when all of it is known, with what it is linked to."""

from collections.abc import Iterator
from typing import Any

from generator import regions
from generator.component import Place, Problem, problem, shown
from generator.interfaces import BEANSTALK_ENVIRONMENT

from . import bundle
from .platform import is_docker, stack_of

# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-cfg-softwaresettings.html
_MOST_CHARACTERS = 4096
# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
_RETENTIONS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653)
_LONGEST_CHECK = 60
_BALANCED_METRICS = ("RequestCount", "TargetResponseTime", "HealthyHostCount", "UnhealthyHostCount")
_BALANCED_OPTIONS = ("aws:elbv2:", "aws:elasticbeanstalk:environment:process:")
_LEAST_NAME = 4  # https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CreateEnvironment.html
_LATEST = "latest moves, so that two instances may run different images and a rollback has nothing to go back to"
_BALANCER = ("domain", "hosted_zone", "certificate_arn", "allowed_cidrs")


def check_classic(value: object) -> object:
    """Refuses what Elastic Beanstalk still offers but nobody should begin with."""
    if value == "classic":
        message = (
            "cannot be classic: AWS calls Classic Load Balancers a previous generation, and retired EC2-Classic, the"
            " network they were made for, on 2022-08-15 (AWS News Blog)"
        )
        raise problem(message, "leave it out for an Application Load Balancer")
    if value == "network":
        raise problem(
            "cannot be network: HTTPS, redirects and routes need an application load balancer", "leave it out"
        )
    return value


def check_size(environment: dict[str, Any]) -> None:
    """Elastic Beanstalk keeps all variables in one place of limited size."""
    size = sum(len(name) + len(str(value)) + 1 for name, value in environment.items())
    if size > _MOST_CHARACTERS:
        message = f"holds {size} characters, and Elastic Beanstalk takes {_MOST_CHARACTERS} for all variables together"
        raise problem(message, "keep long values in the Parameter Store and name them under secrets")


def check(inputs: Any, place: Place) -> Iterator[Problem]:
    """Problems between settings, and between settings and links."""
    if len(place.name) < _LEAST_NAME:
        message = f"its name in AWS would be {place.name}, and an environment's has {_LEAST_NAME} characters at least"
        yield Problem("", (), message, "give it a longer name")
    yield from _check_program(inputs)
    yield from _check_platform(inputs)
    yield from _check_capacity(inputs)
    yield from _check_values(inputs)
    yield from regions.check_certificate(inputs.certificate_arn, place)
    if inputs.tier == "worker":
        yield from _check_worker(inputs)
    elif "load_balancer" in place.linked:
        yield from _check_shared(inputs)
    elif inputs.single_instance:
        yield from _check_single(inputs)
    else:
        yield from _check_own_balancer(inputs)
    yield from _check_unused(inputs, place)


def _check_program(inputs: Any) -> Iterator[Problem]:
    if inputs.has_image and not is_docker(inputs.platform):
        yield Problem(
            "", ("image",), f"the platform {inputs.platform} runs no container image", "write platform: docker"
        )
    if inputs.has_image and inputs.port is None:
        yield Problem("", ("image",), "an image needs a port: the one its program listens on", "add port: 8080, say")
    if inputs.has_image and str(inputs.image).endswith(":latest"):
        message = f"image cannot be {shown(str(inputs.image))}: {_LATEST}"
        yield Problem("", ("image",), message, "name a tag that stays, or a digest")
    if inputs.volumes and not inputs.has_image:
        message = "volumes have no use without image: the source bundle says which folders its container sees"
        yield Problem("", ("volumes",), message, "leave them out")
    if inputs.has_image and inputs.bundle is not None:
        message = "image and bundle are two programs, and an environment runs one"
        yield Problem("", ("bundle",), message, "leave one of them out")
    if inputs.has_image and bundle.needs_bundle(inputs) and not isinstance(inputs.image, str):
        message = f"image is {inputs.image}, which Terraform alone knows: it cannot be written into the source bundle"
        hint = (
            "write the image itself; or leave it out, begin the Dockerfile of the bundle with FROM and the image, and"
        )
        hint += " say uses: {registry: pull}"
        yield Problem("", ("image",), message, hint)
    if inputs.port is not None and is_docker(inputs.platform) and not inputs.has_image:
        message = "port has no use without image: on Docker the source bundle says which port its program listens on"
        yield Problem("", ("port",), message, "leave it out")


def _check_platform(inputs: Any) -> Iterator[Problem]:
    fixed = stack_of(inputs.platform, inputs.platform_version)
    if fixed and inputs.managed_updates:
        message = (
            "a fixed platform and managed_updates undo each other: AWS would update it, and the next apply take it back"
        )
        path = "platform_version" if inputs.platform_version else "platform"
        yield Problem("", (path,), message, "write managed_updates: false, or leave the version out")


def _check_capacity(inputs: Any) -> Iterator[Problem]:
    if inputs.spot and inputs.single_instance:
        yield Problem("", ("spot",), "one instance cannot be a mix of on demand and Spot", "leave spot out")
    if inputs.spot and inputs.spot.base > inputs.scale.max:
        message = f"base is {inputs.spot.base}, more instances than there ever are, {inputs.scale.max}"
        yield Problem("", ("spot", "base"), message, "make it smaller")
    batch = inputs.deployment.batch
    if inputs.deployment.has_batches and batch.isdecimal() and int(batch) > inputs.scale.max:
        message = f"batch is {batch}, more instances than there ever are, {inputs.scale.max}"
        yield Problem("", ("deployment", "batch"), message, "make it smaller, or a percentage")
    if inputs.spot and len(inputs.instance_types) < 2:
        message = "Spot with one instance type stands still whenever EC2 has none of it to spare"
        yield Problem("", ("spot",), message, "name two or more instance_types, such as t3.medium and t3a.medium")
    policy = inputs.deployment.policy
    if inputs.single_instance and "deployment" in inputs.model_fields_set and policy not in ("AllAtOnce", "Immutable"):
        message = f"one instance cannot be deployed by {policy}"
        yield Problem("", ("deployment",), message, "leave it out, or choose AllAtOnce or Immutable")


def _check_values(inputs: Any) -> Iterator[Problem]:
    """Values that other services of AWS take, and Elastic Beanstalk does not."""
    if inputs.log_retention not in _RETENTIONS and isinstance(inputs.log_retention, int):
        near = min(_RETENTIONS, key=lambda days: abs(days - inputs.log_retention))
        message = f"log_retention cannot be {inputs.log_retention}d: Elastic Beanstalk keeps logs for other spans"
        yield Problem("", ("log_retention",), message, f"the closest is {near}d")
    health = inputs.health_check
    is_known = isinstance(health.timeout, int) and isinstance(health.interval, int)
    if is_known and (health.timeout > _LONGEST_CHECK or health.timeout >= health.interval):
        message = f"timeout is {health.timeout} seconds: it must be {_LONGEST_CHECK} at most, and below the interval"
        yield Problem("", ("health_check",), message, f"make it shorter than {min(health.interval, _LONGEST_CHECK)}s")
    if inputs.tier == "worker" or inputs.single_instance:
        for namespace in (name for name in inputs.settings if name.startswith(_BALANCED_OPTIONS)):
            message = (
                f"{namespace} belongs to a load balancer, and this environment has none: every plan would set it anew"
            )
            yield Problem("", ("settings", namespace), message, "leave it out")


def _check_worker(inputs: Any) -> Iterator[Problem]:
    if inputs.deployment.policy == "TrafficSplitting":
        yield Problem("", ("deployment", "policy"), "a worker has no traffic to split", "choose Immutable")
    if (metric := inputs.scale.trigger.metric) in _BALANCED_METRICS:
        message = f"{metric} is measured by a load balancer, and a worker has none"
        yield Problem("", ("scale", "trigger", "metric"), message, "choose CPUUtilization")
    if inputs.proxy and inputs.worker and "timeout" in inputs.proxy.model_fields_set:
        timeout, messages = inputs.proxy.timeout, inputs.worker.timeout
        if timeout < messages:
            message = f"timeout is {timeout} seconds, and messages, which the proxy passes on, may take {messages}"
            yield Problem("", ("proxy", "timeout"), message, "leave it out, or give messages less time")
    for name in (*_BALANCER, "route", "cname_prefix", "swap_with", "sticky_sessions"):
        if getattr(inputs, name) is not None:
            yield Problem("", (name,), f"{name} is for web environments, and this is a worker", "leave it out")


def _check_shared(inputs: Any) -> Iterator[Problem]:
    if inputs.deployment.policy == "TrafficSplitting":
        message = "traffic cannot be split at a shared load balancer, only at one of its own"
        yield Problem("", ("deployment", "policy"), message, "choose Immutable, or write load_balancer: false")
    if (metric := inputs.scale.trigger.metric) in _BALANCED_METRICS[1:]:
        message = f"{metric} is not measured for one environment where the load balancer is shared"
        yield Problem("", ("scale", "trigger", "metric"), message, "choose RequestCount or CPUUtilization")
    for name in _BALANCER:
        if getattr(inputs, name) is not None:
            message = f"{name} belongs to the load balancer, which is shared"
            yield Problem("", (name,), message, "write it there, or load_balancer: false for one of its own")


def _check_single(inputs: Any) -> Iterator[Problem]:
    if not inputs.allowed_cidrs:
        message = "nobody could reach it: one instance speaks plain HTTP, so that it is not open to the internet"
        hint = "say who may, such as your own address: allowed_cidrs: [203.0.113.7/32]"
        yield Problem("", ("single_instance",), message, hint)
    if "scale" in inputs.model_fields_set:
        yield Problem("", ("scale",), "one instance does not scale", "leave scale out, or single_instance")
    for name in ("domain", "hosted_zone", "certificate_arn", "route", "sticky_sessions"):
        if getattr(inputs, name) is not None:
            message = f"{name} needs a load balancer, and one instance has none: it speaks plain HTTP"
            yield Problem("", (name,), message, "leave it out, or leave single_instance out")


def _check_own_balancer(inputs: Any) -> Iterator[Problem]:
    if inputs.route is not None:
        message = "route is for a shared load balancer, and none is linked: its own passes on every request"
        yield Problem("", ("route",), message, "leave it out, or add an alb")
    if inputs.protocol == "http" and not inputs.internal:
        message = "a public load balancer speaks HTTPS only: with plain HTTP anyone on the way could read and change it"
        hint = "leave protocol out and give it domain and hosted_zone, or certificate_arn; or make it internal"
        yield Problem("", ("protocol",), message, hint)
    if inputs.proxy and isinstance(inputs.idle_timeout, int) and inputs.proxy.timeout > inputs.idle_timeout:
        message = (
            f"timeout is {inputs.proxy.timeout} seconds, and the load balancer hangs up after {inputs.idle_timeout}"
        )
        yield Problem("", ("proxy", "timeout"), message, "make idle_timeout as long")
    if inputs.makes_certificate and (inputs.domain is None or inputs.hosted_zone is None):
        message = "it has no certificate, which HTTPS needs: one is made when both domain and hosted_zone are given"
        hint = "write them, or a certificate_arn; or share an alb; for development, one instance does without:"
        hint += " single_instance: true and allowed_cidrs"
        yield Problem("", (), message, hint)
    elif inputs.hosted_zone is not None and inputs.domain is None:
        message = "hosted_zone has no use without domain, the name that is entered there"
        yield Problem("", ("hosted_zone",), message, "add domain")


def _check_unused(inputs: Any, place: Place) -> Iterator[Problem]:
    if inputs.worker is not None and inputs.tier == "web":
        yield Problem(
            "", ("worker",), "worker is for the tier of that name, and this is a web environment", "add tier: worker"
        )
    if isinstance(inputs.swap_with, str):
        message = f"swap_with is {shown(inputs.swap_with)}, and must be the name AWS knows the other environment by"
        yield Problem("", ("swap_with",), message, "write swap_with: ${blue.environment_name}, with its name here")
    if inputs.swap_with is not None and inputs.cname_prefix is None:
        message = "addresses that are swapped must be known beforehand"
        yield Problem("", ("swap_with",), message, "add a cname_prefix here, and another one to the other environment")
    if inputs.version_from and (deployers := place.attached.get(BEANSTALK_ENVIRONMENT.name)):
        others = ", ".join(f'"{item.component}"' for item in deployers)
        message = f"Terraform deploys the {inputs.version_from}, and so does {others}: each apply would take it back"
        hint = f"leave {inputs.version_from} out, so that the other one decides what runs"
        yield Problem("", (inputs.version_from,), message, hint)
    if inputs.swap_with is not None and "application" not in place.linked:
        message = "addresses are swapped between environments of one application, and this one has its own"
        yield Problem("", ("swap_with",), message, "add a beanstalk_application that both are linked to")
