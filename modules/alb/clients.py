"""Certificates that clients must show before they are listened to, and the further ones the load balancer shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from generator import component, domains
from generator.component import Problem, Text, structure

from .responses import NAME

if TYPE_CHECKING:
    from .component import Inputs

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
_FURTHER_CERTIFICATES = 25

FurtherCertificates = dict[
    Annotated[str, Field(pattern=NAME)], Annotated[Text, BeforeValidator(domains.check_certificate)]
]


def _switched(mode: object) -> object:
    """YAML takes off for false."""
    return "off" if mode is False else mode


class ClientCertificates(component.Inputs):
    """How clients prove who they are, with certificates of their own."""

    mode: Annotated[Literal["verify", "passthrough", "off"], BeforeValidator(_switched)] = structure(
        "verify", "verify turns away who has no valid one; passthrough leaves that to the services; off ends either."
    )
    trust_store_arn: str | None = structure(
        None,
        "ARN of the trust store with the authorities that may sign them.",
        pattern=r"^arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:truststore/.+$",
    )


def check_certificates(inputs: Inputs) -> Iterator[Problem]:
    """Certificates of either side need HTTPS, and verifying them needs to know whom to believe."""
    for field in ("certificates", "client_certificates"):
        if inputs.protocol == "http" and getattr(inputs, field):
            yield Problem("", (field,), f"{field} have no use with protocol: http", "leave out one of the two")
    if (count := len(inputs.certificates)) > _FURTHER_CERTIFICATES:
        message = f"{count} certificates are given, and a load balancer takes {_FURTHER_CERTIFICATES} besides its first"
        yield Problem("", ("certificates",), message, "let one certificate hold several names")
    clients = inputs.client_certificates
    if clients and inputs.protocol == "https" and (clients.mode == "verify") != (clients.trust_store_arn is not None):
        verifies = clients.mode == "verify"
        message = (
            f"client_certificates: mode {clients.mode} {'needs a' if verifies else 'has no use for a'} trust store"
        )
        yield Problem("", ("client_certificates",), message, "write trust_store_arn, or mode: passthrough; not both")
