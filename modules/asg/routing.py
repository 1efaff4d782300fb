"""What the load balancer is told: where the instances listen, how they are checked, which requests are their own."""

from collections.abc import Mapping
from typing import Any

from generator import component
from generator.component import structure
from generator.interfaces import HealthCheck, Target


class Route(component.Inputs):
    """Which requests at the load balancer are the group's own; all of what is given must fit."""

    paths: list[str] = structure([], "Path patterns, such as /api/*.")
    hosts: list[str] = structure([], "Host name patterns, such as api.example.com.")
    headers: dict[str, list[str]] = structure({}, "Header name -> value patterns.")
    query: dict[str, list[str]] = structure({}, "Key in the query string -> value patterns, such as {version: [beta]}.")
    methods: list[str] = structure([], "HTTP methods, such as GET and HEAD.")
    priority: int | None = structure(None, "Place among the load balancer's rules, 1 first.")


def target(inputs: Any, _linked: frozenset[str]) -> Mapping[str, Target]:
    """The group as a target. Its values are checked already, which is why they are not checked again."""
    route = inputs.route or Route()
    return {
        "": Target.model_construct(
            port=inputs.port,
            target_type="instance",
            follows_requests=inputs.scale.requests is not None,
            health_check=inputs.health_check or HealthCheck(),
            deregistration_delay=inputs.deregistration_delay,
            paths=route.paths,
            hosts=route.hosts,
            headers=route.headers,
            query=route.query,
            methods=route.methods,
            priority=route.priority,
        )
    }
