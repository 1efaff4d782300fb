"""What can be said of a service only when all of it is known, with what it is linked to."""

from collections.abc import Iterator
from typing import Any

from generator.component import Place, Problem, shown
from generator.interfaces import ECS_SERVICE

from .container import LATEST, PINNED
from .folders import agent_problems


def check(inputs: Any, place: Place) -> Iterator[Problem]:
    """Problems between settings, and between settings and links."""
    if not isinstance(inputs.image, str) and str(inputs.image).endswith(":latest"):
        yield Problem("", ("image",), f"image cannot be {shown(str(inputs.image))}: {LATEST}", PINNED)
    for name in ("environment", "secrets"):
        if not isinstance(getattr(inputs, name), dict):
            hint = "name the variables one by one, each with a reference of its own"
            message = f"{name} cannot be a reference as a whole: what comes of uses is added to it"
            yield Problem("", (name,), message, hint)
    needing = {"route": inputs.route, "health_check": inputs.health_check, "scale.requests": inputs.scale.requests}
    for name, value in needing.items():
        if value is not None and "load_balancer" not in place.linked:
            message = f"{name} is for a service behind a load balancer, and none is linked"
            yield Problem("", tuple(name.split(".")), message, "add a component such as an alb, or leave it out")
    for item in place.attached.get(ECS_SERVICE.name, ()):
        if isinstance(inputs.architecture, str) and item.sent.architecture not in (None, inputs.architecture):
            built, runs = item.sent.architecture, inputs.architecture
            message = f'it builds images for {built}, and "{place.component}" runs those for {runs}'
            hint = f"write architecture: {runs} in it, or architecture: {built} there"
            yield Problem(item.component, ("architecture",), message, hint)
    if inputs.exec and isinstance(inputs.writable_paths, list):
        yield from agent_problems(inputs.writable_paths)
