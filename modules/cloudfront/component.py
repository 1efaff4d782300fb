"""A CloudFront distribution: pages and APIs from the place nearest to who asks, with a firewall in front.

`origin` says what answers: a `bucket`, or a `load_balancer`. Paths of their own go elsewhere or are kept for a while:
`paths: {"/static/*": {origin: bucket, cache: 1d}}`; the first that fits counts. What a load balancer answers is not
kept unless `cache` says how long at most, and cookies do not reach it then, since all get the same answer. What lies
in a bucket is kept for a day, or as long as the object's Cache-Control says.

Nobody gets past it: a bucket lets this distribution read and stays private, and a load balancer is an internal one
(`internal: true`), which CloudFront reaches inside the VPC. That load balancer has a `domain` of its own, such as
`origin.example.com`, or speaks `protocol: http`; it gets that name as Host, and `domain` in X-Forwarded-Host. Routes
by `hosts` that name the distribution get nothing from it: route by `paths`. There are zones in which CloudFront reaches
no load balancer, use1-az3 for one; which letter that is in your account the EC2 console says, and `zones` of the
network leaves it out.
A program that compares the two, as Streamlit does before it opens a WebSocket, must be told the name people use. The
core rules refuse bodies over 8 KB: where people upload files, write `waf: {counted_rules: [SizeRestrictions_BODY]}`.

It lives in us-east-1 whatever the Region of the blueprint is, as does its certificate: a new one for `domain` in
`hosted_zone`, where its names are entered too, or the one in `certificate_arn`. Browsers are sent to HTTPS, TLS 1.2 is
the least, HTTP/3 is spoken, and answers get headers that browsers protect people by; a Content-Security-Policy is
yours to write. `fallback: /index.html` answers what is not in the bucket with that page, for applications that run in
the browser. Requests are logged to a bucket made here.

The firewall has AWS's managed rules (core, known bad inputs, SQL injection) and a limit of requests per address. Try it
out with `waf: {mode: count}`. A public load balancer behind a distribution could be reached without it: tfgen refuses
that.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from generator import component, domains
from generator.component import (
    Days,
    Duration,
    Link,
    Module,
    Place,
    Problem,
    Stateful,
    derived,
    own,
    problem,
    structure,
    variable,
)
from generator.interfaces import ALIAS_TARGET, BUCKET_ORIGIN, PRIVATE_ORIGIN, Distribution, Reader
from generator.managed_rules import RuleGroup, groups

from .caching import Behavior, Origin, Rule, behavior, check_patterns, times
from .countries import Country
from .firewall import Waf, switched
from .headers import Headers
from .outputs import OUTPUTS

_REGION = "us-east-1"


class Inputs(component.Inputs):
    domain: str = variable(
        ..., "Name people reach it under, in lower case: www.example.com.", pattern=domains.DOMAIN, max_length=64
    )
    additional_domains: list[
        Annotated[str, Field(pattern=domains.DOMAIN_OR_WILDCARD), BeforeValidator(domains.check_domain_or_wildcard)]
    ] = structure([], 'Further names it answers to; "*." at the start stands for any one label.')
    hosted_zone: str | None = variable(
        None,
        "Route 53 zone in which its names and their proof for the certificate are entered.",
        pattern=domains.DOMAIN,
    )
    certificate_arn: str | None = variable(
        None, f"ARN of a certificate in {_REGION}, instead of a new one.", pattern=domains.CERTIFICATE
    )
    origin: Origin = structure(..., "What answers: a bucket or a load_balancer.")
    cache: Duration | None = structure(None, "How long an answer is kept at most.", le=31_536_000)
    paths: dict[str, Rule] = structure({}, "Path patterns with rules of their own.", max_length=24)
    root_object: str | None = variable(
        None, "Object that / stands for; index.html in a bucket.", pattern=r"^[^/].{0,254}$"
    )
    fallback: str | None = variable(
        None, "Page that answers for what is not in the bucket.", pattern=r"^/[!-~]+$", max_length=255
    )
    price_class: Literal["PriceClass_100", "PriceClass_200", "PriceClass_All"] = variable(
        "PriceClass_All", "Where in the world it answers; 100 is North America, Europe and Israel."
    )
    only_countries: list[Country] = structure([], "The only countries people may come from, as two capital letters.")
    blocked_countries: list[Country] = structure([], "Countries nobody may come from, as two capital letters.")
    headers: Headers = structure(Headers(), "What browsers are told for the safety of people.")
    waf: Annotated[Waf, BeforeValidator(switched, json_schema_input_type=Waf | bool)] = structure(
        Waf(), "The firewall; true and false switch it on and off."
    )
    access_logs: bool = structure(True, "Whether requests are logged, to a bucket made for it.")
    keep_access_logs: Days = variable(365, "Days the access logs are kept.")
    force_destroy: bool = variable(False, "Whether the access logs may be deleted together with their bucket.")

    _domains = field_validator("domain", "hosted_zone", mode="before")(domains.check_domain)
    _certificates = field_validator("certificate_arn", mode="before")(domains.check_certificate)

    @field_validator("hosted_zone")
    @classmethod
    def _holds_the_names(cls, zone: str | None, info: ValidationInfo) -> str | None:
        held = (info.data.get("domain"), *info.data.get("additional_domains", []))
        return zone if zone is None else domains.check_zone(zone, held)

    @field_validator("certificate_arn")
    @classmethod
    def _at_the_edge(cls, arn: str | None) -> str | None:
        if arn is not None and f":acm:{_REGION}:" not in arn:
            hint = "request it there, or leave it out and write hosted_zone"
            raise problem(f"must be a certificate of Certificate Manager in {_REGION}: CloudFront takes no other", hint)
        return arn

    @field_validator("paths")
    @classmethod
    def _patterns(cls, paths: dict[str, Rule]) -> dict[str, Rule]:
        check_patterns(paths)
        return paths

    @field_validator("fallback")
    @classmethod
    def _only_pages(cls, fallback: str | None, info: ValidationInfo) -> str | None:
        rules = info.data.get("paths", {}).values()
        origins = {info.data.get("origin"), *(rule.origin or info.data.get("origin") for rule in rules)}
        if fallback is not None and "load_balancer" in origins:
            message = "would answer for the load balancer too, whatever it says is not there"
            raise problem(message, "leave it out, or give the load balancer a distribution of its own")
        return fallback

    @field_validator("blocked_countries")
    @classmethod
    def _one_list(cls, blocked: list[str], info: ValidationInfo) -> list[str]:
        if blocked and info.data.get("only_countries"):
            raise problem("cannot be combined with only_countries, which keeps out all others", "keep one of the two")
        return blocked

    @property
    def makes_certificate(self) -> bool:
        """Whether a certificate is requested and proven here."""
        return self.certificate_arn is None

    @property
    def has_zone(self) -> bool:
        """Whether names are entered in a hosted zone."""
        return self.hosted_zone is not None

    @property
    def has_wildcard(self) -> bool:
        """Whether any name stands for many."""
        return any(name.startswith("*") for name in self.additional_domains)

    @property
    def has_firewall(self) -> bool:
        """Whether there is a web ACL."""
        return self.waf.enabled

    @property
    def limits_rate(self) -> bool:
        """Whether one address may send only so many requests."""
        return self.waf.rate_limit is not None

    @property
    def rule_groups(self) -> list[RuleGroup]:
        """The groups of managed rules, each with those that only count."""
        return groups(self.waf.counted_rules)

    @property
    def has_root(self) -> bool:
        """Whether / stands for an object."""
        return self.origin == "bucket" or self.root_object is not None

    @property
    def is_strict(self) -> bool:
        """Whether browsers ask by HTTPS only as strictly as they are asked to."""
        return self.headers.subdomains and self.headers.https_only_for >= 31_536_000

    @property
    def falls_back(self) -> bool:
        """Whether one page answers for what is not there."""
        return self.fallback is not None

    @property
    def rules(self) -> list[tuple[str, str, int | None]]:
        """Pattern, origin and time of each path."""
        return [(pattern, rule.origin or self.origin, rule.cache) for pattern, rule in self.paths.items()]

    @property
    def usual(self) -> Behavior:
        """How requests are answered that no path fits."""
        return behavior("", self.origin, self.cache)

    @property
    def behaviors(self) -> list[Behavior]:
        """How the others are."""
        return [behavior(*rule) for rule in self.rules]

    @property
    def origins(self) -> list[str]:
        """All that answers."""
        return sorted({self.origin, *(origin for _, origin, _ in self.rules)})

    @property
    def kept(self) -> list[str]:
        """The origins whose answers are kept for a time of the blueprint's."""
        return [origin for origin in self.origins if self._times(origin)]

    def _times(self, origin: str) -> dict[str, int]:
        return times([(self.origin, self.cache), *(rule[1:] for rule in self.rules)], origin)

    @derived("All names it answers to.")
    def names(self, _place: Place) -> list[str]:
        return [self.domain, *self.additional_domains]

    @derived("Names the certificate holds besides the domain.")
    def alternative_names(self, _place: Place) -> list[str] | None:
        return self.additional_domains if self.makes_certificate else None

    @derived("Times that answers of the bucket are kept at most, in seconds.")
    def bucket_times(self, _place: Place) -> dict[str, int] | None:
        return self._times("bucket") or None

    @derived("Times that answers of the load balancer are kept at most, in seconds.")
    def load_balancer_times(self, _place: Place) -> dict[str, int] | None:
        return self._times("load_balancer") or None

    @derived("Object that / stands for.")
    def first_object(self, _place: Place) -> str | None:
        return (self.root_object or "index.html") if self.has_root else None

    @derived("Countries that are let in or kept out.")
    def countries(self, _place: Place) -> list[str] | None:
        return self.only_countries or self.blocked_countries or None

    @derived("Who may show its pages in a frame.")
    def frames(self, _place: Place) -> str:
        return self.headers.frames

    @derived("What other sites learn of the page a link was on.")
    def referrer(self, _place: Place) -> str:
        return self.headers.referrer

    @derived("The Content-Security-Policy.")
    def content_security_policy(self, _place: Place) -> str | None:
        return self.headers.content_security_policy

    @derived("Requests one address may send within five minutes.")
    def rate_limit(self, _place: Place) -> int | None:
        return self.waf.rate_limit if self.has_firewall else None

    @derived("Days that requests the firewall's rules matched are kept.")
    def firewall_log_retention(self, _place: Place) -> int | None:
        return self.waf.log_retention if self.has_firewall else None


def _check(inputs: Inputs, _place: Place) -> Iterator[Problem]:
    if inputs.makes_certificate and not inputs.has_zone:
        message = "it has no certificate: one is made when hosted_zone is given"
        yield Problem("", (), message, f"write it, such as example.com, or a certificate_arn of {_REGION}")


def _fixed(_inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": place.name}


def _in_front(inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Distribution]:
    names = (inputs.domain, *inputs.additional_domains)
    return {"": Distribution(names=[name for name in names if isinstance(name, str)])}


MODULE = Module(
    inputs=Inputs,
    provides=(ALIAS_TARGET,),
    links={
        "bucket": Link(
            BUCKET_ORIGIN,
            "The bucket that answers, where one does.",
            outputs=("domain_name",),
            sends=lambda _inputs, _linked: {"": Reader.model_construct(distribution_arn=own("distribution_arn"))},
            when=lambda inputs: "bucket" in inputs.origins,
            across_regions=True,
        ),
        "load_balancer": Link(
            PRIVATE_ORIGIN,
            "The internal load balancer that answers, where one does.",
            outputs=("load_balancer_arn", "url"),
            sends=_in_front,
            when=lambda inputs: "load_balancer" in inputs.origins,
            across_regions=True,
        ),
    },
    outputs=OUTPUTS,
    stateful=(Stateful("aws_s3_bucket.access_logs", _fixed), Stateful("aws_kms_key.this")),
    protections={"force_destroy": False},
    remedies={
        "CKV_AWS_68": "waf: true",
        "CKV_AWS_86": "access_logs: true",
        "CKV_AWS_192": "waf: {mode: block}",
        "CKV_AWS_259": "headers: {subdomains: true}",
    },
    # The longest name is that of the logs: `<name>-access-logs-<12 digits of the account>`.
    name_limit=38,
    check=_check,
    region=_REGION,
)
