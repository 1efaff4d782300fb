"""What can be said of a load balancer only when all of it is known, with the services behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import regions
from generator.component import Attached, Place, Problem, closest, shown
from generator.interfaces import HTTP_ORIGIN


def check(inputs: Any, place: Place) -> Iterator[Problem]:
    """Problems between settings, and between listeners and services."""
    services = place.attached.get(HTTP_ORIGIN.name, ())
    if place.name.startswith("internal-"):
        message = f'its name in AWS would be {place.name}, and no load balancer\'s name may start with "internal-"'
        yield Problem("", (), message, "give the blueprint another name")
    yield from _check_names(inputs)
    yield from regions.check_certificate(inputs.certificate_arn, place)
    yield from _check_ports(inputs)
    for service in services:
        yield from _check_service(inputs, service)
    there = {service.key for service in services}
    for name, listener in inputs.listeners.items():
        yield from _check_listener(name, listener, there)


def _check_names(inputs: Any) -> Iterator[Problem]:
    if inputs.makes_certificate and (inputs.domain is None or inputs.hosted_zone is None):
        message = "it has no certificate, which TLS needs: one is made when both domain and hosted_zone are given"
        hint = "write them, such as mqtt.example.com in the Route 53 zone example.com, or a certificate_arn"
        yield Problem("", (), message, f"{hint}; or write protocol: tcp for a service that ends TLS itself")
    if inputs.certificate_arn is not None and not inputs.ends_tls:
        message = "certificate_arn has no use without a listener that speaks TLS"
        yield Problem("", ("certificate_arn",), message, "leave it out, or write protocol: tls")
    if inputs.hosted_zone is not None and inputs.domain is None:
        message = "hosted_zone has no use without domain, the name that is entered there"
        yield Problem("", ("hosted_zone",), message, "add domain")


def _check_ports(inputs: Any) -> Iterator[Problem]:
    owners: dict[int, str] = {}
    for name, listener in inputs.listeners.items():
        if listener.port in owners:
            message = f"port {listener.port} is that of the listener {owners[listener.port]} already"
            hint = "give it another; one listener may speak both with protocol: tcp_udp"
            yield Problem("", ("listeners", name, "port"), message, hint)
        owners.setdefault(listener.port, name)


def _check_service(inputs: Any, service: Attached) -> Iterator[Problem]:
    if service.sent.names_requests or service.sent.priority is not None:
        message = "a Network Load Balancer passes on connections and cannot tell requests apart by route"
        yield Problem(service.component, ("route",), message, "leave route out, or put an alb in front")
    if service.key not in inputs.listeners:
        message = f"the load balancer it is linked to has no listener for it: none is called {shown(service.key)}"
        hint = f"add one to listeners, such as {service.key}: {{port: 443}}, or write load_balancer: false"
        yield Problem(service.component, (), message, hint)
    if service.sent.follows_requests:
        message = "a Network Load Balancer counts connections, and no requests that its number could follow"
        hint = "write cpu: 60 instead, or put an alb in front"
        yield Problem(service.component, ("scale", "requests"), message, hint)
    health = service.sent.health_check
    if isinstance(health.timeout, int) and isinstance(health.interval, int) and health.timeout > health.interval:
        message = f"a health check that may take {health.timeout}s cannot be made every {health.interval}s"
        yield Problem(service.component, ("health_check",), message, "make its timeout as long as its interval at most")


def _check_listener(name: str, listener: Any, services: set[str]) -> Iterator[Problem]:
    place = ("listeners", name)
    if name in services:
        if listener.addresses or listener.to_port:
            message = f"the listener {name} cannot send to addresses too: it belongs to the service of that name"
            yield Problem("", place, message, "leave addresses and to_port out, or give the listener another name")
        if listener.protocol in ("udp", "tcp_udp"):
            message = f"the listener {name} cannot speak {listener.protocol}: services take TCP only"
            yield Problem("", (*place, "protocol"), message, "write tcp, or name addresses and to_port")
    elif not listener.addresses:
        message = f"the listener {name} leads nowhere: no service of that name is linked, and it names no addresses"
        hint = "add the service, or write addresses and to_port"
        yield Problem("", place, message, closest(name, sorted(services), "services") if services else hint)
    elif listener.to_port is None:
        message = f"the listener {name} does not say which port its addresses listen on"
        yield Problem("", place, message, "add to_port")
