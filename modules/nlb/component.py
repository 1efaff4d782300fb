"""A Network Load Balancer: TCP, UDP or TLS on addresses that stay, in front of any number of services.

Each entry of `listeners` is a port that is open, named after the service that gets what comes in there: with
`listeners: {broker: {port: 8883}}` a service called `broker` that links to it is reached on port 8883. TLS is ended
here unless a listener says another `protocol`, with a validated certificate for `domain` in `hosted_zone`, or one that
is there already, in `certificate_arn`. A listener with `addresses` and `to_port` sends to these in place of a service:
the way for UDP, which services do not speak here.

A public load balancer has one Elastic IP in each Availability Zone, for others to enter in their firewalls; they stay
as long as it does. An internal one has private addresses. It passes on connections, not requests, so that a service
cannot have `route` settings here: give that an `alb`.

A service that names a path in `health_check` is asked for it by HTTP, any other must only take connections; `check` of
a listener decides otherwise. Services see the load balancer as their client: `preserve_client_ip` shows them the real
address, `proxy_protocol` sends it ahead of the data, for programs that understand that. What TLS listeners do is logged
to a bucket made here; AWS writes no logs about the others. The load balancer cannot be deleted until
`deletion_protection` is false.
"""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from generator import component, domains
from generator.component import (
    Cidr,
    Days,
    Duration,
    Link,
    Module,
    Output,
    Place,
    Stateful,
    derived,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, ALIAS_TARGET, HTTP_ORIGIN, NETWORK

from .alarms import alarms
from .check import check
from .listeners import LISTENER, Listener, Opening, openings, ways

# https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html
_TLS_POLICY = r"^ELBSecurityPolicy-TLS13-1-[23]-(Res-|Ext[0-2]-)?(FIPS-)?(PQ-)?20[0-9]{2}-[0-9]{2}$"
_USUAL_TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"


class Inputs(component.Inputs):
    listeners: dict[Annotated[str, Field(pattern=LISTENER)], Listener] = variable(
        ..., "Open ports, each under the name of the service behind it.", known=True, min_length=1, max_length=50
    )
    domain: str | None = variable(
        None, "Name it is reached under, in lower case: mqtt.example.com.", pattern=domains.DOMAIN, max_length=64
    )
    hosted_zone: str | None = variable(
        None,
        "Route 53 zone in which the name and its proof for the certificate are entered.",
        pattern=domains.DOMAIN,
    )
    certificate_arn: str | None = variable(
        None, "ARN of a certificate of the same Region, instead of a new one.", pattern=domains.CERTIFICATE
    )
    internal: bool = structure(False, "Whether it is reached from inside the VPC only.")
    tls_policy: str = variable(
        _USUAL_TLS_POLICY, "AWS's name for the TLS versions and ciphers; TLS 1.2 is the least.", pattern=_TLS_POLICY
    )
    allowed_cidrs: list[Cidr] | None = structure(
        None,
        "IPv4 blocks that may reach it; by default the internet, or the VPC for an internal one.",
        min_length=1,
        max_length=30,
    )
    cross_zone: bool = structure(True, "Whether each zone sends to the services of all zones.")
    idle_timeout: Duration = variable(350, "Time an idle TCP connection stays open, in seconds.", ge=60, le=6000)
    deletion_protection: bool = structure(True, "Whether AWS refuses to delete it.")
    access_logs: bool = structure(True, "Whether TLS connections are logged, to a bucket made for it.")
    keep_access_logs: Days = variable(365, "Days the access logs are kept.")
    force_destroy: bool = variable(False, "Whether the access logs may be deleted together with their bucket.")

    _domains = field_validator("domain", "hosted_zone", mode="before")(domains.check_domain)
    _certificates = field_validator("certificate_arn", mode="before")(domains.check_certificate)

    @field_validator("hosted_zone")
    @classmethod
    def _holds_the_name(cls, zone: str | None, info: ValidationInfo) -> str | None:
        return zone if zone is None else domains.check_zone(zone, [info.data.get("domain")])

    @field_validator("tls_policy", mode="before")
    @classmethod
    def _safe_policy(cls, policy: object) -> object:
        if isinstance(policy, str) and not re.fullmatch(_TLS_POLICY, policy):
            message = f"{shown(policy)} is not the name of a TLS policy that refuses what is older than TLS 1.2"
            raise problem(message, f"leave it out, or write one such as {_USUAL_TLS_POLICY}")
        return policy

    @property
    def ends_tls(self) -> bool:
        """Whether any listener has a certificate."""
        return any(listener.protocol == "tls" for listener in self.listeners.values())

    @property
    def makes_certificate(self) -> bool:
        """Whether a certificate is requested and proven here."""
        return self.ends_tls and self.certificate_arn is None

    @property
    def has_zone(self) -> bool:
        """Whether its name is entered in a hosted zone."""
        return self.hosted_zone is not None

    @property
    def logs(self) -> bool:
        """Whether there is anything to log, and it is wanted."""
        return self.access_logs and self.ends_tls

    @property
    def ports(self) -> dict[str, Listener]:
        """All listeners."""
        return dict(self.listeners)

    @property
    def opens_http(self) -> bool:
        """Whether the port of plain HTTP is open."""
        return any(listener.port == 80 for listener in self.listeners.values())

    @property
    def fixed(self) -> dict[str, Listener]:
        """The listeners that send to addresses."""
        return {name: listener for name, listener in self.listeners.items() if listener.addresses}

    @property
    def openings(self) -> list[Opening]:
        """What the security group lets in."""
        return openings(self.listeners)

    @property
    def scheme(self) -> str:
        """How an address of its first listener starts."""
        first = next(iter(self.listeners.values()))
        return "https" if (first.protocol, first.port) == ("tls", 443) else first.protocol.partition("_")[0]

    @property
    def first_port(self) -> int | None:
        """The port in that address; none where it goes without saying."""
        return None if self.scheme == "https" else next(iter(self.listeners.values())).port

    @derived("IPv4 blocks that may reach the load balancer.")
    def client_blocks(self, _place: Place) -> list[str] | None:
        return self.allowed_cidrs or (None if self.internal else ["0.0.0.0/0"])

    @derived("Whether a service is asked by HTTP or must only take connections, by service.")
    def checks(self, place: Place) -> dict[str, str] | None:
        found = place.attached.get(HTTP_ORIGIN.name, ())
        return {item.key: self.listeners[item.key].checked_by(item.sent) for item in found} or None

    @derived("Addresses behind listeners: listener and address.")
    def receivers(self, _place: Place) -> dict[str, list[str]] | None:
        pairs = [(name, address) for name, each in self.fixed.items() for address in each.addresses]
        return {f"{name}_{address}": [name, address] for name, address in pairs} or None

    @derived("Ways to these addresses: listener, address and protocol.")
    def ways(self, _place: Place) -> dict[str, list[str]] | None:
        return {f"{name}_{address}_{by}": [name, address, by] for name, address, by in ways(self.fixed)} or None


def _fixed(_inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": place.name}


MODULE = Module(
    inputs=Inputs,
    provides=(HTTP_ORIGIN, ALIAS_TARGET),
    links={
        "network": Link(
            NETWORK,
            "The network it stands in: its public subnets, or the private ones for an internal load balancer.",
            outputs=lambda inputs: ("vpc_id", "vpc_cidr", f"{'private' if inputs.internal else 'public'}_subnets"),
        ),
        "alarms": Link(ALARM_SINK, "Who hears of services that do not answer.", required=False, sends=alarms),
    },
    outputs={
        "url": Output("local.url", "Address of its first listener.", shown=True),
        "addresses": Output(
            "values(aws_eip.this)[*].public_ip",
            "Elastic IPs it is reached at, one in each Availability Zone.",
            "list(string)",
            when=lambda inputs: not inputs.internal,
            shown=True,
        ),
        "dns_name": Output("aws_lb.this.dns_name", "AWS's own name of it, for DNS records made elsewhere.", shown=True),
        "dns_zone_id": Output("aws_lb.this.zone_id", "Route 53 zone of that name, for alias records made elsewhere."),
        "arn": Output("aws_lb.this.arn", "ARN of the load balancer."),
        "metric_namespace": Output('"AWS/NetworkELB"', "Namespace of its metrics in CloudWatch."),
        "load_balancer_arn_suffix": Output("aws_lb.this.arn_suffix", "What CloudWatch metrics call it."),
        "security_group_id": Output("aws_security_group.this.id", "ID of its security group."),
        "target_group_arns": Output("local.target_group_arns", "ARNs of the target groups, by service.", "map(string)"),
        "target_group_arn_suffixes": Output(
            "local.target_group_arn_suffixes",
            "What CloudWatch metrics call the target groups, by listener.",
            "map(string)",
        ),
        "certificate_arn": Output(
            "aws_acm_certificate_validation.this.certificate_arn",
            "ARN of the certificate made here.",
            when=lambda inputs: inputs.makes_certificate,
        ),
        "access_log_bucket": Output(
            "aws_s3_bucket.access_logs.id", "Bucket the access logs go to.", when=lambda inputs: inputs.logs
        ),
    },
    security_group="security_group_id",
    # The addresses stand in the firewalls of others, and nobody gets the same ones twice.
    stateful=(Stateful("aws_eip.this"), Stateful("aws_s3_bucket.access_logs", _fixed), Stateful("aws_kms_key.this")),
    protections={"force_destroy": False},
    remedies={
        "CKV_AWS_91": "access_logs: true",
        "CKV_AWS_150": "deletion_protection: true",
        "CKV_AWS_152": "cross_zone: true",
    },
    name_limit=32,
    check=check,
)
