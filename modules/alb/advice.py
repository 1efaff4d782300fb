"""What clients that keep a connection open need of a load balancer."""

from collections.abc import Iterator
from typing import Any

from generator.component import Place, Problem

from .routes import services

_STICKY = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html"
_IDLE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html"
# Clients and servers commonly ask each other every half minute or minute whether they are still there.
_LEAST_IDLE = 120


def check_connections(inputs: Any, place: Place) -> Iterator[Problem]:
    """WebSockets behind a load balancer that forgets where they led to, or closes them while nobody speaks."""
    kept = sorted({item.component for item in services(place) if item.sent.websocket})
    if not kept:
        return
    names = " and ".join(f'"{name}"' for name in kept)
    if inputs.sticky_sessions is None:
        message = f"clients of {names} that connect again may reach another copy, which knows nothing of their session"
        yield Problem("", ("sticky_sessions",), message, "write sticky_sessions: 1h", "warning", _STICKY)
    if isinstance(inputs.idle_timeout, int) and inputs.idle_timeout < _LEAST_IDLE:
        message = f"it closes connections of {names} when nobody has spoken for {inputs.idle_timeout} seconds"
        yield Problem("", ("idle_timeout",), message, "write idle_timeout: 5m", "warning", _IDLE)
