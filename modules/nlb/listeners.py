"""The open ports of a load balancer: what each speaks, and how what is behind it is checked."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, ValidationInfo, field_validator

from generator import component
from generator.component import problem, shown, structure, variable
from generator.interfaces import HealthCheck, Target

LISTENER = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"


def _address(value: str) -> str:
    try:
        return str(ipaddress.IPv4Address(value))
    except ValueError:
        hint = "write it as 10.0.1.20; a service is reached by the name of its component"
        raise problem(f"{shown(value)} is not an IPv4 address", hint) from None


class Listener(component.Inputs):
    """One open port."""

    port: int = variable(..., "Port that is open.", ge=1, le=65535)
    protocol: Literal["tls", "tcp", "udp", "tcp_udp"] = variable("tls", "What it takes; TLS is ended here.", known=True)
    check: Literal["http", "tcp"] | None = structure(
        None, "How what is behind it is checked: asked by HTTP, or connected to."
    )
    preserve_client_ip: bool = variable(False, "Whether what is behind it sees the addresses of clients.", known=True)
    proxy_protocol: bool = variable(False, "Whether the client's address is sent first, by PROXY protocol 2.")
    addresses: list[Annotated[str, AfterValidator(_address)]] = structure(
        [], "Private addresses it sends to, in place of a service.", max_length=50
    )
    to_port: int | None = variable(None, "Port these addresses listen on.", known=True, ge=1, le=65535)

    @field_validator("preserve_client_ip")
    @classmethod
    def _one_way(cls, preserve: bool, info: ValidationInfo) -> bool:
        if preserve and info.data.get("protocol") in ("udp", "tcp_udp"):
            raise problem("goes without saying for UDP, where it cannot be switched off", "leave it out")
        return preserve

    @field_validator("proxy_protocol")
    @classmethod
    def _never_for_udp(cls, proxy: bool, info: ValidationInfo) -> bool:
        if proxy and info.data.get("protocol") == "udp":
            raise problem("has no use for UDP, which has no start of a connection to send it at", "leave it out")
        return proxy

    @property
    def group_protocol(self) -> str:
        """What is spoken behind it."""
        return "TCP" if self.protocol == "tls" else self.protocol.upper()

    def checked_by(self, target: Target) -> str:
        """How a service is checked: by HTTP where it names a path."""
        names_path = target.health_check.path != HealthCheck().path
        return (self.check or ("http" if names_path else "tcp")).upper()


class Opening(NamedTuple):
    """A port the security group lets in, with a name for its rule."""

    name: str
    protocol: str
    port: int


def openings(listeners: Mapping[str, Any]) -> list[Opening]:
    """One for each protocol of each listener."""
    return [
        Opening(f"{name}_{protocol}", protocol, listener.port)
        for name, listener in listeners.items()
        for protocol in _transports(listener.protocol)
    ]


def ways(listeners: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Listener, address and protocol of all that is sent; health checks take TCP, whatever else does not."""
    return [
        (name, address, protocol)
        for name, listener in listeners.items()
        for address in listener.addresses
        for protocol in dict.fromkeys(["tcp", *_transports(listener.protocol)])
    ]


def _transports(protocol: str) -> list[str]:
    return ["tcp"] if protocol == "tls" else protocol.split("_")
