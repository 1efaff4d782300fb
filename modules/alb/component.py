"""An Application Load Balancer in front of any number of services, public or internal, speaking HTTPS.

With `domain` and `hosted_zone` it gets a validated certificate and its DNS record; with `certificate_arn` it takes a
certificate that is there already, and `hosted_zone` is only needed for the record. Plain HTTP on port 80 is answered
with a redirect, unless `http_redirect` is false. An internal load balancer may speak plain HTTP, with `protocol: http`.

Further certificates go to `certificates`, each with a name for it; clients are shown the one that holds the name they
ask for. With `client_certificates: {trust_store_arn: ...}` clients have to show one of their own, and `connection_logs`
say who was turned away and why. To ask for none any more, apply once with `client_certificates: {mode: off}`: AWS keeps
what is merely left out.

Services link to it and say which requests are theirs by `paths`, `hosts`, `headers`, `query` and `methods`; the one
that says nothing gets all the others, and without such a service the others are answered with 404, or as
`default_response` says. More exact rules come first: a host name counts most, then a header, a query or a method, then
a path, and of two alike the one with more literal characters. What a rule says and the name of its service decide its
place, and a service added at the end of the blueprint moves no other. A `priority` that a service names itself is used
instead; those from 1 to 899 come before all computed ones.

What it answers itself stands under `responses`, such as
`{closed: {paths: [/*], priority: 1, status: 503, body: "Back at ten."}}` while something is repaired, or
`{moved: {hosts: [old.example.com], redirect: {host: www.example.com}}}`.

A public load balancer has a firewall unless it says `waf: false`, an internal one if it says `waf: true`: AWS's managed
rules (core, known bad inputs, SQL injection), a limit of requests per address, and countries to keep out. The core
rules refuse bodies over 8 KB, file uploads too: a service that takes them needs
`waf: {counted_rules: [SizeRestrictions_BODY]}`. Try a firewall out with `waf: {mode: count}`.

Access logs, and connection logs if asked for, go to a bucket of its own; names of the latter start with conn_log. The
load balancer cannot be deleted until `deletion_protection` is false.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

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
from generator.interfaces import (
    ALARM_SINK,
    ALIAS_TARGET,
    HTTP_ORIGIN,
    NETWORK,
    PRIVATE_ORIGIN,
    SHARED_LOAD_BALANCER,
    Alarm,
    Tenant,
)
from generator.managed_rules import RuleGroup, groups

from . import names
from .alarms import alarms
from .check import all_rules, check
from .clients import ClientCertificates, FurtherCertificates
from .firewall import Waf, switched
from .responses import NAME, NOT_FOUND, Answer, Response
from .routes import priorities

# Every policy of TLS 1.2 or later: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
_TLS_POLICY = r"^ELBSecurityPolicy-TLS13-1-[23]-(Res-|Ext[0-2]-)?(FIPS-)?(PQ-)?20[0-9]{2}-[0-9]{2}$"
_USUAL_TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"


class Inputs(component.Inputs):
    domain: str | None = variable(
        None, "Name people reach it under, in lower case: board.example.com.", pattern=domains.DOMAIN, max_length=253
    )
    additional_domains: list[
        Annotated[str, Field(pattern=domains.DOMAIN_OR_WILDCARD), BeforeValidator(domains.check_domain_or_wildcard)]
    ] = structure([], 'Further names it answers to; "*." at the start stands for any one label.')
    hosted_zone: str | None = variable(
        None,
        "Route 53 zone in which its names and their proof for the certificate are entered.",
        pattern=domains.DOMAIN,
    )
    private_zone: bool = structure(False, "Whether the hosted zone is a private one.")
    certificate_arn: str | None = variable(
        None,
        "ARN of a certificate of the same Region, instead of a new one.",
        pattern=domains.CERTIFICATE,
    )
    certificates: FurtherCertificates = variable(
        {}, "ARNs of further certificates it shows, by any name for each.", known=True
    )
    client_certificates: ClientCertificates | None = structure(
        None, "Certificates that clients show; by default none are asked for."
    )
    internal: bool = structure(False, "Whether it is reached from inside the VPC only.")
    protocol: Literal["https", "http"] = structure("https", "What it speaks; http only where it is internal.")
    http_redirect: bool = structure(True, "Whether port 80 answers with a redirect to HTTPS.")
    tls_policy: str = variable(
        _USUAL_TLS_POLICY,
        "AWS's name for the TLS versions and ciphers; TLS 1.2 is the least.",
        pattern=_TLS_POLICY,
    )
    allowed_cidrs: list[Cidr] | None = structure(
        None,
        "IPv4 blocks that may reach it; by default the internet, or the VPC for an internal one.",
        min_length=1,
        max_length=30,
    )
    sticky_sessions: Duration | None = variable(
        None, "Seconds a visitor stays with one task of a service; null for any task.", ge=1, le=604_800
    )
    idle_timeout: Duration = variable(60, "Seconds an idle connection, a WebSocket too, stays open.", ge=1, le=4000)
    drop_invalid_headers: bool = variable(True, "Whether headers with names that are not valid are taken out.")
    desync_mitigation: Literal["defensive", "strictest"] = variable(
        "defensive", "How it treats requests that might be read in two ways."
    )
    deletion_protection: bool = structure(True, "Whether AWS refuses to delete it.")
    access_logs: bool = structure(True, "Whether requests are logged, to a bucket made for it.")
    keep_access_logs: Days = variable(365, "Days the access logs are kept.")
    connection_logs: bool = structure(False, "Whether connections are logged, failed ones too, to the same bucket.")
    force_destroy: bool = variable(False, "Whether the access logs may be deleted together with their bucket.")
    waf: Annotated[Waf, BeforeValidator(switched, json_schema_input_type=Waf | bool)] = structure(
        Waf(), "The firewall; true and false switch it on and off."
    )
    responses: dict[Annotated[str, Field(pattern=NAME, max_length=24)], Response] = structure(
        {}, "What it answers itself, by any name for each: texts and redirects."
    )
    default_response: Answer = structure(NOT_FOUND, "What it answers where no rule fits; by default 404.")
    alarm_error_percent: float = structure(5.0, "Percent of failed requests that raises an alarm.", gt=0, lt=100)
    alarm_response_seconds: float = structure(1.0, "Time for 95 of 100 answers that raises an alarm, in seconds.", gt=0)

    _domains = field_validator("domain", "hosted_zone", mode="before")(names.check_domain)
    _certificates = field_validator("certificate_arn", mode="before")(domains.check_certificate)

    @field_validator("hosted_zone")
    @classmethod
    def _holds_the_names(cls, zone: str | None, info: ValidationInfo) -> str | None:
        held = (info.data.get("domain"), *info.data.get("additional_domains", []))
        return zone if zone is None else domains.check_zone(zone, held)

    @field_validator("tls_policy", mode="before")
    @classmethod
    def _safe_policy(cls, policy: object) -> object:
        if isinstance(policy, str) and not re.fullmatch(_TLS_POLICY, policy):
            message = f"{shown(policy)} is not the name of a TLS policy that refuses what is older than TLS 1.2"
            raise problem(message, f"leave it out, or write one such as {_USUAL_TLS_POLICY}")
        return policy

    @property
    def tier(self) -> str:
        """The subnets it stands in."""
        return "private" if self.internal else "public"

    @property
    def makes_certificate(self) -> bool:
        """Whether a certificate is requested and proven here."""
        return self.protocol == "https" and self.certificate_arn is None

    @property
    def has_zone(self) -> bool:
        """Whether names are entered in a hosted zone."""
        return self.hosted_zone is not None

    @property
    def has_firewall(self) -> bool:
        """Whether there is a web ACL."""
        return not self.internal if self.waf.enabled is None else self.waf.enabled

    @property
    def has_further_certificates(self) -> bool:
        """Whether it shows more than one certificate."""
        return bool(self.certificates)

    @property
    def has_logs(self) -> bool:
        """Whether there is a bucket for logs."""
        return self.access_logs or self.connection_logs

    @property
    def ports(self) -> list[tuple[str, int]]:
        """The open ports, by what they are for."""
        if self.protocol == "http":
            return [("http", 80)]
        return [("https", 443), ("redirect", 80)] if self.http_redirect else [("https", 443)]

    @property
    def front_port(self) -> int:
        """The port a distribution in front comes in at."""
        return self.ports[0][1]

    @property
    def limits_rate(self) -> bool:
        """Whether one address may send only so many requests."""
        return self.waf.rate_limit is not None

    @property
    def has_wildcard(self) -> bool:
        """Whether any name stands for many."""
        return any(name.startswith("*") for name in self.additional_domains)

    @property
    def rule_groups(self) -> list[RuleGroup]:
        """The groups of managed rules, each with those that only count."""
        return groups(self.waf.counted_rules)

    @derived("Names that get an alias record in the hosted zone.")
    def record_names(self, _place: Place) -> list[str] | None:
        entered: list[Any] = [self.domain, *self.additional_domains]
        return entered if self.has_zone else None

    @derived("Names the certificate holds besides the domain.")
    def alternative_names(self, _place: Place) -> list[str] | None:
        return self.additional_domains if self.makes_certificate else None

    @derived("IPv4 blocks that may reach the load balancer.")
    def client_blocks(self, _place: Place) -> list[str] | None:
        return self.allowed_cidrs or (None if self.internal else ["0.0.0.0/0"])

    @derived("Requests one address may send within five minutes.")
    def rate_limit(self, _place: Place) -> int | None:
        return self.waf.rate_limit if self.has_firewall else None

    @derived("Countries nobody may come from.")
    def blocked_countries(self, _place: Place) -> list[str] | None:
        return self.waf.blocked_countries or None if self.has_firewall else None

    @derived("Days that requests the firewall's rules matched are kept.")
    def firewall_log_retention(self, _place: Place) -> int | None:
        return self.waf.log_retention if self.has_firewall else None

    @derived("ARN of the trust store that certificates of clients are verified with.")
    def trust_store_arn(self, _place: Place) -> str | None:
        return self.client_certificates.trust_store_arn if self.client_certificates else None

    @derived("Place of each service's rule in the listener, 1 first.")
    def priorities(self, place: Place) -> dict[str, int] | None:
        return priorities(all_rules(self, place)) or None


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> dict[str, Alarm]:
    return alarms(inputs.alarm_error_percent, inputs.alarm_response_seconds)


def _fixed(_inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": place.name}


MODULE = Module(
    inputs=Inputs,
    provides=(HTTP_ORIGIN, SHARED_LOAD_BALANCER, ALIAS_TARGET, PRIVATE_ORIGIN),
    links={
        "network": Link(
            NETWORK,
            "The network it stands in: its public subnets, or the private ones for an internal load balancer.",
            outputs=lambda inputs: ("vpc_id", "vpc_cidr", f"{inputs.tier}_subnet_ids"),
            sends=lambda inputs, _linked: {"": Tenant(copies=0, subnets=inputs.tier, zones=2)},
        ),
        "alarms": Link(ALARM_SINK, "Who hears of errors and slow answers.", required=False, sends=_alarms),
    },
    outputs={
        "url": Output("local.url", "Address people open.", shown=True),
        "dns_name": Output("aws_lb.this.dns_name", "AWS's own name of it, for DNS records made elsewhere.", shown=True),
        "zone_id": Output("aws_lb.this.zone_id", "Route 53 zone of that name, for alias records made elsewhere."),
        "dns_zone_id": Output("aws_lb.this.zone_id", "The same, as alias records of a dns component ask for it."),
        "arn": Output("aws_lb.this.arn", "ARN of the load balancer."),
        "load_balancer_arn": Output("local.listener.load_balancer_arn", "The same, once it listens."),
        "listener_port": Output("local.listener.port", "Port it listens on.", "number"),
        "metric_namespace": Output('"AWS/ApplicationELB"', "Namespace of its metrics in CloudWatch."),
        "load_balancer_arn_suffix": Output("aws_lb.this.arn_suffix", "What CloudWatch metrics call it."),
        "security_group_id": Output("aws_security_group.this.id", "ID of its security group."),
        "target_group_arns": Output("local.target_group_arns", "ARNs of the target groups, by service.", "map(string)"),
        "target_group_arn_suffixes": Output(
            "{ for key, group in aws_lb_target_group.this : key => group.arn_suffix }",
            "What CloudWatch metrics call the target groups, by service.",
            "map(string)",
        ),
        "certificate_arn": Output(
            "aws_acm_certificate_validation.this.certificate_arn",
            "ARN of the certificate made here.",
            when=lambda inputs: inputs.makes_certificate,
        ),
        "access_log_bucket": Output(
            "aws_s3_bucket.access_logs.id", "Bucket the access logs go to.", when=lambda inputs: inputs.has_logs
        ),
        "web_acl_arn": Output(
            "aws_wafv2_web_acl.this.arn", "ARN of the firewall.", when=lambda inputs: inputs.has_firewall
        ),
    },
    security_group="security_group_id",
    stateful=(Stateful("aws_s3_bucket.access_logs", _fixed),),
    protections={"force_destroy": False},
    remedies={
        "CKV_AWS_2": "protocol: https",
        "CKV_AWS_91": "access_logs: true",
        "CKV_AWS_103": "protocol: https",
        "CKV_AWS_131": "drop_invalid_headers: true",
        "CKV_AWS_150": "deletion_protection: true",
        "CKV_AWS_192": "waf: {mode: block}",
        "CKV2_AWS_20": "protocol: https",
        "CKV2_AWS_28": "waf: true",
    },
    name_limit=32,
    check=check,
)
