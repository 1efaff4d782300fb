"""How requests come in: by a load balancer of its own, a shared one, or straight to one instance."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, ValidationInfo, field_validator

from generator import domains
from generator.component import Cidr, Days, Duration, Place, derived, structure, variable
from generator.interfaces import HealthCheck

from .check import check_classic
from .program import Program
from .routing import Route


def _path_of(value: object) -> object:
    return {"path": value} if isinstance(value, str) else value


class Balanced(Program):
    """The instances, the program on them, and what stands before them."""

    domain: str | None = variable(
        None, "Name people reach it under, in lower case.", pattern=domains.DOMAIN, max_length=64
    )
    hosted_zone: str | None = variable(
        None, "Route 53 zone in which the name and its proof for the certificate are entered.", pattern=domains.DOMAIN
    )
    certificate_arn: str | None = variable(
        None, "ARN of a certificate of the same Region, instead of a new one.", pattern=domains.CERTIFICATE
    )
    http_redirect: bool = structure(True, "Whether port 80 answers with a redirect to HTTPS.")
    tls_policy: str = variable(
        "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        "AWS's name for the TLS versions and ciphers; TLS 1.2 is the least.",
        pattern=r"^ELBSecurityPolicy-TLS13-1-[23]-(Res-|Ext[0-2]-)?(FIPS-)?(PQ-)?20[0-9]{2}-[0-9]{2}$",
    )
    load_balancer_type: Annotated[Literal["application"], BeforeValidator(check_classic)] = structure(
        "application", "Kind of the load balancer of its own."
    )
    internal: bool = structure(False, "Whether its own load balancer is reached from inside the VPC only.")
    protocol: Literal["https", "http"] = structure("https", "What that speaks; http only where it is internal.")
    allowed_cidrs: list[Cidr] | None = structure(
        None,
        "IPv4 blocks that may reach it; by default the internet, the VPC if internal, nobody if it is one instance.",
        min_length=1,
        max_length=30,
    )
    idle_timeout: Duration = variable(60, "Seconds an idle connection stays open.", ge=1, le=3600)
    sticky_sessions: Duration | None = variable(
        None, "Seconds a visitor stays with one instance; null for any instance.", ge=1, le=604_800
    )
    access_logs: bool = structure(True, "Whether requests are logged, to a bucket made for it.")
    keep_access_logs: Days = variable(365, "Days the access logs are kept.")
    force_destroy: bool = variable(
        False, "Whether access logs and application versions may be deleted together with their buckets."
    )
    route: Route | None = variable(
        None, "Which requests at a shared load balancer are its own; by default all.", known=True
    )
    health_check: Annotated[HealthCheck, BeforeValidator(_path_of, json_schema_input_type=HealthCheck | str)] = (
        variable(HealthCheck(), "How an instance is checked: a path, or more.", known=True)
    )
    deregistration_delay: Duration = variable(
        30, "Time open requests get when an instance leaves, in seconds.", le=3600
    )

    _domains = field_validator("domain", "hosted_zone", mode="before")(domains.check_domain)
    _certificates = field_validator("certificate_arn", mode="before")(domains.check_certificate)

    @field_validator("hosted_zone")
    @classmethod
    def _holds_the_name(cls, zone: str | None, info: ValidationInfo) -> str | None:
        return zone if zone is None else domains.check_zone(zone, [info.data.get("domain")])

    @property
    def makes_certificate(self) -> bool:
        """Whether a certificate is requested and proven here, where a load balancer of its own needs it."""
        return self.protocol == "https" and self.certificate_arn is None

    @property
    def has_zone(self) -> bool:
        """Whether its name is entered in a hosted zone."""
        return self.hosted_zone is not None

    @property
    def is_sticky(self) -> bool:
        """Whether visitors stay with one instance."""
        return self.sticky_sessions is not None

    @property
    def ports(self) -> list[tuple[str, int]]:
        """The open ports of a load balancer of its own, by what they are for."""
        if self.protocol == "http":
            return [("http", 80)]
        return [("https", 443), ("redirect", 80)] if self.http_redirect else [("https", 443)]

    @property
    def hosts_given(self) -> bool:
        """Whether a route at a shared load balancer names hosts."""
        return bool(self.route and self.route.hosts)

    @derived("IPv4 blocks that may reach it.")
    def client_blocks(self, place: Place) -> list[str] | None:
        if self.tier == "worker" or "load_balancer" in place.linked:
            return None
        return self.allowed_cidrs or (None if self.internal or self.single_instance else ["0.0.0.0/0"])

    @derived("Which requests at the load balancer are its own.")
    def listener_rule(self, place: Place) -> Route | None:
        return (self.route or Route()) if "load_balancer" in place.linked else None
