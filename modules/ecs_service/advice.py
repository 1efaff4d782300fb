"""What one task, or none that is sure to stay, means where things are not to fail."""

from collections.abc import Iterator
from typing import Any

from generator.component import Place, Problem

_SPOT = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html"
_ONE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html"


def advise(inputs: Any, place: Place) -> Iterator[Problem]:
    """Spot without a base, and a single task that others wait for."""
    if not place.is_protected:
        return
    if inputs.spot is not None and inputs.spot.base == 0:
        message = "spot has base 0: AWS may take back all tasks at two minutes' notice"
        yield Problem("", ("spot",), message, "write base: 1 or more", "warning", _SPOT)
    if inputs.listens and inputs.scale.min == 1:
        message = "one task may be all there is: while it is replaced, nobody is answered"
        yield Problem("", ("scale",), message, "write min: 2 or more", "warning", _ONE)
