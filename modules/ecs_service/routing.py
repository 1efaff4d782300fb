"""Whom a service talks to: what the load balancer is told of it, and where else it may connect to."""

from collections.abc import Mapping
from typing import Any, Literal

from generator import component
from generator.component import Cidr, Link, Load, Output, structure, variable
from generator.interfaces import HTTP_ORIGIN, HealthCheck, Runner, Target, Tenant


class Route(component.Inputs):
    """Which requests at the load balancer are the service's own; all of what is given must fit."""

    paths: list[str] = structure([], "Path patterns, such as /api/*.")
    hosts: list[str] = structure([], "Host name patterns, such as api.example.com.")
    headers: dict[str, list[str]] = structure({}, "Header name -> value patterns.")
    query: dict[str, list[str]] = structure({}, "Key in the query string -> value patterns, such as {version: [beta]}.")
    methods: list[str] = structure([], "HTTP methods, such as GET and HEAD.")
    priority: int | None = structure(None, "Place among the load balancer's rules, 1 first.")


class Egress(component.Inputs):
    """Where else tasks may connect to."""

    port: int = variable(..., "Port.", ge=1, le=65535)
    cidr: Cidr = variable("0.0.0.0/0", "IPv4 block of the other side.")
    protocol: Literal["tcp", "udp"] = variable("tcp", "Protocol.")


def tenant(inputs: Any, _linked: frozenset[str]) -> Mapping[str, Tenant]:
    """Each task takes an address."""
    return {"": Tenant(copies=inputs.most, subnets=inputs.subnets)}


def runner(inputs: Any, _linked: frozenset[str]) -> Mapping[str, Runner]:
    """What the instances it runs on must be."""
    built = inputs.architecture if isinstance(inputs.architecture, str) else None
    return {"": Runner.model_construct(architecture=built)}


def load(inputs: Any) -> Load:
    """What it puts on what it uses."""
    return Load(inputs.most, inputs.connections, inputs.subnets, has_proxy=inputs.service_connect is not None)


def target(inputs: Any, _linked: frozenset[str]) -> Mapping[str, Target]:
    """The service as a target. Its values are checked already, which is why they are not checked again."""
    route = inputs.route or Route()
    return {
        "": Target.model_construct(
            port=inputs.port,
            health_check=inputs.health_check or HealthCheck(),
            deregistration_delay=inputs.deregistration_delay,
            paths=route.paths,
            hosts=route.hosts,
            headers=route.headers,
            query=route.query,
            methods=route.methods,
            priority=route.priority,
            websocket=inputs.websocket,
            follows_requests=inputs.scale.requests is not None,
        )
    }


_FIRST = Link(
    HTTP_ORIGIN,
    "The load balancer it stands behind; false for none.",
    outputs=("target_group_arn", "target_group_arn_suffix", "load_balancer_arn_suffix", "metric_namespace"),
    required=False,
    sends=target,
    inbound=True,
    when=lambda inputs: bool(inputs.listens),
)
LOAD_BALANCERS: Mapping[str, Link] = {
    "load_balancer": _FIRST,
    "internal_load_balancer": _FIRST._replace(
        description="A second one, such as one for callers inside the network.", prefix="internal", only_named=True
    ),
}


def _as_metrics_name(link: str) -> Mapping[str, Output]:
    start, which = ("", "the") if link == "load_balancer" else ("internal_", "the second")
    return {
        f"{start}target_group_arn_suffix": Output(
            f"var.{start}target_group_arn_suffix",
            f"The target group at {which} load balancer as metrics name it.",
            link=link,
        ),
        f"{start}load_balancer_arn_suffix": Output(
            f"var.{start}load_balancer_arn_suffix", f"{which.capitalize()} load balancer as metrics name it.", link=link
        ),
        f"{start}load_balancer_namespace": Output(
            f"var.{start}metric_namespace", f"Namespace of {which} load balancer's metrics.", link=link
        ),
    }


TARGET_GROUPS = {name: output for link in LOAD_BALANCERS for name, output in _as_metrics_name(link).items()}
