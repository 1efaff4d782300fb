"""What can be said of a group only when all of it is known, with what it is linked to."""

from collections.abc import Iterator
from typing import Any

from generator.component import Place, Problem
from generator.instances import is_arm
from generator.interfaces import CAPACITY

# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html
_ECS_VOLUME = 30
_SPOT = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-interruptions.html"
_WARM = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/warm-pool-instance-lifecycle.html"
_ZONES = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html"


def check(inputs: Any, place: Place) -> Iterator[Problem]:
    """Problems between settings, and between settings and links."""
    if inputs.is_capacity:
        yield from _check_capacity(inputs)
        yield from _check_instances(inputs, place)
    else:
        yield from _check_alone(inputs, place)
    if inputs.warm_pool is not None and inputs.is_mixed:
        message = "warm_pool is for one instance type on demand, and the group has several, or Spot"
        yield Problem("", ("warm_pool",), message, "leave it out, or leave out spot and all instance types but one")
    if (
        inputs.warm_pool is not None
        and inputs.warm_pool.state == "stopped"
        and (inputs.has_script or inputs.is_capacity)
    ):
        message = (
            "warm_pool.state is stopped: AWS stops an instance as soon as it is there, amid the script of its start"
        )
        hint = f"write state: running, or put the program into an image and leave out user_data; {_WARM}"
        yield Problem("", ("warm_pool", "state"), message, hint)
    if place.is_protected and inputs.spot is not None and inputs.spot.base == 0:
        message = "spot has base 0: AWS may take back all instances at two minutes' notice"
        yield Problem("", ("spot",), message, "write base: 1 or more", "warning", _SPOT)
    for name in ("environment", "secrets"):
        if not isinstance(getattr(inputs, name), dict):
            hint = "name the variables one by one, each with a reference of its own"
            message = f"{name} cannot be a reference as a whole: what comes of uses is added to it"
            yield Problem("", (name,), message, hint)


def _check_capacity(inputs: Any) -> Iterator[Problem]:
    """What the tasks decide, not the instances."""
    scale = inputs.scale
    deciding = {"cpu": "cpu" in scale.model_fields_set and scale.cpu, "requests": scale.requests, "steps": scale.steps}
    for name, value in deciding.items():
        if value:
            message = f"scale.{name} is not for purpose ecs: ECS starts as many instances as the tasks need"
            yield Problem("", ("scale", name), message, "leave it out; target_capacity says how full they are to be")
    for name in ("environment", "secrets", "route", "health_check"):
        if getattr(inputs, name):
            message = f"{name} is not for purpose ecs: programs run in the tasks of services, with their own settings"
            yield Problem("", (name,), message, "write it in the ecs_service")
    if inputs.metadata_hops > 1:
        message = "metadata_hops cannot be 2 with purpose ecs: tasks have their own roles, and would get the instance's"
        yield Problem("", ("metadata_hops",), message, "leave it out")


def _check_instances(inputs: Any, place: Place) -> Iterator[Problem]:
    """What ECS and its image ask of instances, and the services that are to run on them."""
    if inputs.warm_pool is not None and inputs.warm_pool.reuse:
        message = "warm_pool.reuse is not for purpose ecs: ECS takes no instances back into a warm pool"
        yield Problem("", ("warm_pool", "reuse"), message, "leave it out")
    if inputs.image is None and inputs.root_volume < _ECS_VOLUME:
        message = f"root_volume is {inputs.root_volume}GB, and the ECS-optimised image needs {_ECS_VOLUME}GB"
        yield Problem("", ("root_volume",), message, f"write root_volume: {_ECS_VOLUME}GB or more")
    here = "arm64" if is_arm(inputs.instance_types[0]) else "x86_64"
    for item in place.attached.get(CAPACITY.name, ()):
        if item.sent.architecture not in (None, here):
            message = f'its image is for {item.sent.architecture}, and the instances of "{place.component}" are {here}'
            yield Problem(
                item.component, ("capacity",), message, f"write architecture: {here}, or other instance types"
            )


def _check_alone(inputs: Any, place: Place) -> Iterator[Problem]:
    if CAPACITY.name in place.attached:
        message = "a service is to run on its instances, which run a program of their own"
        yield Problem("", ("purpose",), message, "write purpose: ecs here, or add another group for the service")
    if not inputs.has_script and inputs.image is None:
        message = "has neither user_data nor an image: its instances would run nothing"
        hint = "write user_data: a script that installs and starts the program; or purpose: ecs for an ECS cluster"
        yield Problem("", (), message, hint)
    needing = {"route": inputs.route, "health_check": inputs.health_check, "scale.requests": inputs.scale.requests}
    for name, value in needing.items():
        if value is not None and "load_balancer" not in place.linked:
            message = f"{name} is for a group behind a load balancer, and none is linked"
            yield Problem("", tuple(name.split(".")), message, "add a component such as an alb, or leave it out")
    if inputs.scale.min == 0 and inputs.scale.has_room and not inputs.scale.schedules:
        message = "scale has min 0 and no schedules: nothing would start an instance, as nothing is measured"
        yield Problem("", ("scale", "min"), message, "write min: 1, or add a schedule that raises it")
    if place.is_protected and inputs.scale.min == 1:
        message = "scale has min 1: while that one instance is replaced, or its zone fails, there may be none"
        yield Problem("", ("scale",), message, "write scale: {min: 2}", "warning", _ZONES)
    if "target_capacity" in inputs.model_fields_set:
        message = "target_capacity is for purpose ecs: nothing but tasks of ECS fills instances up"
        yield Problem("", ("target_capacity",), message, "write scale: {cpu: 70}, or leave it out")
