"""What can be said of a service only when all of it is known, with what it is linked to."""

from collections.abc import Iterator
from typing import Any

from generator.component import Place, Problem
from generator.containers import moving, wrong_size
from generator.interfaces import ECS_SERVICE

from .advice import advise
from .capacity import capacity_problems
from .folders import agent_problems
from .routing import LOAD_BALANCERS
from .sidecar import sidecar_problems


def check(inputs: Any, place: Place) -> Iterator[Problem]:
    """Problems between settings, and between settings and links."""
    if found := moving(inputs.image):
        yield Problem("", ("image",), f"image {found[0]}", found[1])
    for name in ("environment", "secrets"):
        if not isinstance(getattr(inputs, name), dict):
            hint = "name the variables one by one, each with a reference of its own"
            message = f"{name} cannot be a reference as a whole: what comes of uses is added to it"
            yield Problem("", (name,), message, hint)
    if inputs.launch == "fargate" and (found := wrong_size(inputs.cpu, inputs.memory)):
        message, hint = found
        yield Problem("", ("memory",), f"memory {message}", hint)
    yield from _port_problems(inputs, place)
    yield from sidecar_problems(inputs)
    yield from capacity_problems(inputs, place)
    yield from advise(inputs, place)
    for user in place.users if inputs.is_called and not inputs.discovery else ():
        if not user.load.has_proxy:
            message = f'it uses "{place.component}", whose name only the proxies of Service Connect know'
            hint = f"write service_connect in it, or discovery: true in {place.component}"
            yield Problem(user.component, ("uses",), message, hint)
    yield from _load_balancer_problems(inputs, place)
    for item in place.attached.get(ECS_SERVICE.name, ()):
        if isinstance(inputs.architecture, str) and item.sent.architecture not in (None, inputs.architecture):
            built, runs = item.sent.architecture, inputs.architecture
            message = f'it builds images for {built}, and "{place.component}" runs those for {runs}'
            hint = f"write architecture: {runs} in it, or architecture: {built} there"
            yield Problem(item.component, ("architecture",), message, hint)
    if inputs.exec and isinstance(inputs.writable_paths, list):
        yield from agent_problems(inputs.writable_paths)


def _load_balancer_problems(inputs: Any, place: Place) -> Iterator[Problem]:
    """What only a load balancer can do; requests and answers are counted at the first one."""
    rollback = inputs.rollback_on
    needing = {
        "route": (inputs.route, LOAD_BALANCERS.keys()),
        "health_check": (inputs.health_check, LOAD_BALANCERS.keys()),
        "scale.requests": (inputs.scale.requests, {"load_balancer"}),
        "rollback_on.errors": (rollback and rollback.errors, {"load_balancer"}),
        "rollback_on.response_time": (rollback and rollback.response_time, {"load_balancer"}),
    }
    for name, (value, links) in needing.items():
        if value is not None and inputs.listens and not place.linked & links:
            message = f"{name} is for a service behind a load balancer, and none is linked"
            hint = "add a component such as an alb, or leave it out"
            if "internal_load_balancer" in place.linked:
                message = f"{name} is counted at load_balancer, and only internal_load_balancer is linked"
                hint = "write load_balancer in place of internal_load_balancer, or leave it out"
            yield Problem("", tuple(name.split(".")), message, hint)


def _port_problems(inputs: Any, place: Place) -> Iterator[Problem]:
    """What a program without a port cannot have; leaving the port out must not go unnoticed."""
    if inputs.listens:
        return
    needing = {
        "route": inputs.route,
        "health_check": inputs.health_check,
        "scale.requests": inputs.scale.requests,
        "discovery": inputs.discovery or None,
        "service_connect.server": (inputs.service_connect and inputs.service_connect.server) or None,
    }
    found = [name for name, value in needing.items() if value is not None]
    for name in found:
        message = f"{name} is for a service that others connect to, and there is no port"
        yield Problem("", tuple(name.split(".")), message, "write the port it listens on, or leave it out")
    is_worker = "port" in inputs.model_fields_set or "queue" in place.linked
    if not found and not is_worker:
        message = "there is no port, and nothing says that it listens on none"
        yield Problem("", (), message, "write the port it listens on, or port: ~ for a worker")
