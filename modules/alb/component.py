"""An Application Load Balancer in front of any number of services, public or internal, speaking HTTPS.

With `domain` and `hosted_zone` it gets a validated certificate and its DNS record; with `certificate_arn` it takes a
certificate that is there already, and `hosted_zone` is only needed for the record. Plain HTTP on port 80 is answered
with a redirect. An internal load balancer may speak plain HTTP, with `protocol: http`.

Services link to it and say which requests are theirs by `paths`, `hosts` and `headers`; the one that says nothing gets
all the others, and without such a service the others are answered with 404. More exact rules come first: a host name
counts most, then a header, then a path, and of two alike the one with more literal characters. What a rule says and the
name of its service decide its place, and a service added at the end of the blueprint moves no other. A `priority` of
the service's own stands above that; those from 1 to 899 come before all computed ones.

A public load balancer has a firewall: AWS's managed rules (core, known bad inputs, SQL injection), a limit of requests
per address, and countries to keep out. The core rules refuse bodies over 8 KB, file uploads too: a service that takes
them needs `waf: {counted_rules: [SizeRestrictions_BODY]}`. Try a firewall out with `waf: {mode: count}`.

Access logs go to a bucket of its own. The load balancer cannot be deleted until `deletion_protection` is false.
"""

import difflib
import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from generator import component
from generator.component import (
    Attached,
    Cidr,
    Days,
    Duration,
    Link,
    LogRetention,
    Module,
    Output,
    Place,
    Problem,
    derived,
    own,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, HTTP_ORIGIN, NETWORK, Alarm, Metric, Target

_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = rf"^({_LABEL}\.)+{_LABEL}$"
# Every policy of TLS 1.2 or later: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
_TLS_POLICY = r"^ELBSecurityPolicy-TLS13-1-[23]-(Res-|Ext[0-2]-)?(FIPS-)?(PQ-)?20[0-9]{2}-[0-9]{2}$"

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
_VALUES_PER_RULE = 5
_WILDCARDS_PER_RULE = 6
_TARGET_GROUPS = 100
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
_PATTERNS = {
    "paths": (r"[/*][\w.$/~\"'@:+&*?-]{0,127}", 'up to 128 characters that start with "/", such as /api/*'),
    "hosts": (r"(?=.{3,128}$)[A-Za-z0-9.*?-]+\.[A-Za-z0-9-]+", "a host name such as api.example.com or *.example.com"),
}

# https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
_CORE = (
    "CrossSiteScripting_BODY CrossSiteScripting_COOKIE CrossSiteScripting_QUERYARGUMENTS CrossSiteScripting_URIPATH "
    "EC2MetaDataSSRF_BODY EC2MetaDataSSRF_COOKIE EC2MetaDataSSRF_QUERYARGUMENTS EC2MetaDataSSRF_URIPATH "
    "GenericLFI_BODY GenericLFI_QUERYARGUMENTS GenericLFI_URIPATH GenericRFI_BODY GenericRFI_QUERYARGUMENTS "
    "GenericRFI_URIPATH NoUserAgent_HEADER RestrictedExtensions_QUERYARGUMENTS RestrictedExtensions_URIPATH "
    "SizeRestrictions_BODY SizeRestrictions_Cookie_HEADER SizeRestrictions_QUERYSTRING SizeRestrictions_URIPATH "
    "UserAgent_BadBots_HEADER"
)
_BAD_INPUTS = (
    "ExploitablePaths_URIPATH Host_localhost_HEADER JavaDeserializationRCE_BODY JavaDeserializationRCE_HEADER "
    "JavaDeserializationRCE_QUERYSTRING JavaDeserializationRCE_URIPATH Log4JRCE_BODY Log4JRCE_HEADER "
    "Log4JRCE_QUERYSTRING Log4JRCE_URIPATH PROPFIND_METHOD ReactJSRCE_BODY"
)
_SQL = (
    "SQLiExtendedPatterns_BODY SQLiExtendedPatterns_HEADER SQLiExtendedPatterns_QUERYARGUMENTS "
    "SQLiExtendedPatterns_URIPATH SQLi_BODY SQLi_COOKIE SQLi_QUERYARGUMENTS SQLi_URIPATH"
)


class RuleGroup(NamedTuple):
    """A group of managed rules, and those of them that only count."""

    name: str
    managed: str
    priority: int
    rules: tuple[str, ...]


_GROUPS = (
    RuleGroup("core", "AWSManagedRulesCommonRuleSet", 30, tuple(_CORE.split())),
    RuleGroup("known-bad-inputs", "AWSManagedRulesKnownBadInputsRuleSet", 40, tuple(_BAD_INPUTS.split())),
    RuleGroup("sql-injection", "AWSManagedRulesSQLiRuleSet", 50, tuple(_SQL.split())),
)


class Waf(component.Inputs):
    """The firewall in front of the load balancer."""

    enabled: bool | None = structure(None, "Whether there is one; by default a public load balancer has one.")
    mode: Literal["block", "count"] = structure("block", "Refuse what the rules match, or only count it.")
    rate_limit: int | None = variable(
        2000, "Requests one address may send within five minutes; null for no limit.", ge=10, le=2_000_000_000
    )
    blocked_countries: list[Annotated[str, Field(pattern="^[A-Z]{2}$")]] = structure(
        [], "Countries nobody may come from, as two capital letters of ISO 3166."
    )
    counted_rules: list[str] = structure([], "Managed rules that only count, such as SizeRestrictions_BODY.")
    log_retention: LogRetention = variable(365, "Days that requests the rules matched are kept.")

    @field_validator("counted_rules")
    @classmethod
    def _rules_there_are(cls, rules: list[str]) -> list[str]:
        known = [rule for group in _GROUPS for rule in group.rules]
        for rule in rules:
            if rule not in known:
                near = difflib.get_close_matches(rule, known, n=3) or ["SizeRestrictions_BODY", "NoUserAgent_HEADER"]
                message = f"names {shown(rule)}, which is no managed rule: AWS would ignore it without a word"
                raise problem(message, f"did you mean {' or '.join(near)}?")
        return rules


def _switched(value: object) -> object:
    return {"enabled": value} if isinstance(value, bool) else value


class Inputs(component.Inputs):
    domain: str | None = variable(
        None, "Name people reach it under, in lower case: board.example.com.", pattern=_DOMAIN, max_length=253
    )
    additional_domains: list[Annotated[str, Field(pattern=rf"^(\*\.)?{_DOMAIN[1:]}")]] = structure(
        [], 'Further names it answers to; "*." at the start stands for any one label.'
    )
    hosted_zone: str | None = variable(
        None, "Route 53 zone in which its names and their proof for the certificate are entered.", pattern=_DOMAIN
    )
    private_zone: bool = structure(False, "Whether the hosted zone is a private one.")
    certificate_arn: str | None = variable(
        None,
        "ARN of a certificate of the same Region, instead of a new one.",
        pattern=r"^arn:[a-z-]+:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+$",
    )
    internal: bool = structure(False, "Whether it is reached from inside the VPC only.")
    protocol: Literal["https", "http"] = structure("https", "What it speaks; http only where it is internal.")
    http_redirect: bool = structure(True, "Whether port 80 answers with a redirect to HTTPS.")
    tls_policy: str = variable(
        "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
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
    force_destroy: bool = variable(False, "Whether the access logs may be deleted together with their bucket.")
    waf: Annotated[Waf, BeforeValidator(_switched, json_schema_input_type=Waf | bool)] = structure(
        Waf(), "The firewall; true and false switch it on and off."
    )
    alarm_error_percent: float = structure(5.0, "Percent of failed requests that raises an alarm.", gt=0, lt=100)
    alarm_response_seconds: float = structure(1.0, "Time for 95 of 100 answers that raises an alarm, in seconds.", gt=0)

    @field_validator("hosted_zone")
    @classmethod
    def _holds_the_names(cls, zone: str | None, info: ValidationInfo) -> str | None:
        for name in (info.data.get("domain"), *info.data.get("additional_domains", [])):
            if isinstance(zone, str) and isinstance(name, str) and not f".{name}".endswith(f".{zone}"):
                message = f"{shown(name)} does not lie in the hosted zone {shown(zone)}"
                raise problem(message, "name the zone that it ends with")
        return zone

    @model_validator(mode="after")
    def _speaks_one_protocol(self) -> "Inputs":
        if self.protocol == "http" and not self.internal:
            raise problem(
                "a public load balancer speaks HTTPS only: with plain HTTP anyone on the way could read and change it",
                "leave protocol out and give it domain and hosted_zone, or certificate_arn; or make it internal",
            )
        if self.protocol == "http" and self.certificate_arn is not None:
            raise problem("certificate_arn has no use with protocol: http", "leave out one of the two")
        if self.makes_certificate and (self.domain is None or self.hosted_zone is None):
            raise problem(
                "it has no certificate for HTTPS: that takes domain and the hosted_zone it lies in, or certificate_arn",
                "add what is missing" + ("; an internal one may also say protocol: http" if self.internal else ""),
            )
        return self

    @model_validator(mode="after")
    def _names_fit_together(self) -> "Inputs":
        if self.hosted_zone is not None and self.domain is None:
            raise problem("hosted_zone has no use without domain, the name that is entered there", "add domain")
        if self.additional_domains and (self.domain is None or self.hosted_zone is None):
            raise problem("additional_domains have no use without domain and hosted_zone", "add what is missing")
        if self.private_zone and (self.hosted_zone is None or self.makes_certificate):
            raise problem(
                "private_zone needs a hosted_zone and a certificate_arn: ACM proves no name that only the VPC can see",
                "give it both, or leave out private_zone",
            )
        if self.makes_certificate and isinstance(self.domain, str) and len(self.domain) > 64:
            # https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
            raise problem("domain has more than 64 characters, more than the first name of a certificate may have")
        return self

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
    def ports(self) -> list[tuple[str, int]]:
        """The open ports, by what they are for."""
        if self.protocol == "http":
            return [("http", 80)]
        return [("https", 443), ("redirect", 80)] if self.http_redirect else [("https", 443)]

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
        counted = self.waf.counted_rules
        return [group._replace(rules=tuple(rule for rule in group.rules if rule in counted)) for group in _GROUPS]

    @derived("Names that get an alias record in the hosted zone.")
    def record_names(self, _place: Place) -> list[str] | None:
        names: list[Any] = [self.domain, *self.additional_domains]
        return names if self.has_zone else None

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

    @derived("Place of each service's rule in the listener, 1 first.")
    def priorities(self, place: Place) -> dict[str, int] | None:
        return _priorities(_routed(place)) or None


def _attached(place: Place) -> tuple[Attached, ...]:
    return place.attached.get(HTTP_ORIGIN.name, ())


def _routed(place: Place) -> list[Attached]:
    """The services that name the requests that are theirs."""
    return [item for item in _attached(place) if item.sent.paths or item.sent.hosts or item.sent.headers]


def _priorities(routed: list[Attached]) -> dict[str, int]:
    """A number for each service, its own or one from 900 on; the few that would get the same one move up by one."""
    chosen = {item.key: item.sent.priority for item in routed if item.sent.priority is not None}
    taken = set(chosen.values())
    for item in routed:
        if item.key not in chosen:
            chosen[item.key] = next(number for number in range(_preferred(item), 60_000) if number not in taken)
            taken.add(chosen[item.key])
    return chosen


def _preferred(item: Attached) -> int:
    """Seven bands by the kinds of conditions, in each 140 steps by exactness, of 50 numbers shared out by name."""
    target: Target = item.sent
    kinds = 4 * bool(target.hosts) + 2 * bool(target.headers) + bool(target.paths)
    values = [target.hosts, target.paths, *target.headers.values()]
    exactness = sum(min(map(_exactness, patterns)) for patterns in values if patterns)
    spread = int(hashlib.sha256(item.key.encode()).hexdigest()[:8], 16) % 50
    return 900 + (7 - kinds) * 7000 + (139 - min(exactness, 139)) * 50 + spread


def _exactness(pattern: str) -> int:
    wildcards = pattern.count("*") + pattern.count("?")
    return len(pattern) - wildcards + (not wildcards)


def _check(_inputs: Inputs, place: Place) -> Iterator[Problem]:
    if place.name.startswith("internal-"):
        message = f'its name in AWS would be {place.name}, and no load balancer\'s name may start with "internal-"'
        yield Problem("", (), message, "give the blueprint another name")
    if (count := len(_attached(place))) > _TARGET_GROUPS:
        message = f"{count} services are linked to it, and a load balancer takes {_TARGET_GROUPS} at most"
        yield Problem("", (), message, "add a second load balancer, and name one or the other in each service")
    for item in _attached(place):
        yield from _check_target(item)
    yield from _check_default(place)
    yield from _check_rules(_routed(place))


def _check_target(item: Attached) -> Iterator[Problem]:
    target: Target = item.sent
    timeout, interval = target.health_check.timeout, target.health_check.interval
    if isinstance(timeout, int) and isinstance(interval, int) and timeout >= interval:
        message = f"a health check that may take {timeout}s cannot be made every {interval}s"
        yield Problem(item.component, ("health_check",), message, "make its timeout shorter than its interval")
    if target.priority is not None and not 1 <= target.priority <= 50_000:
        yield _wrong(item, "priority", f"priority must lie between 1 and 50000, not be {target.priority}")
    for field, (pattern, form) in _PATTERNS.items():
        for text in getattr(target, field):
            if not re.fullmatch(pattern, text, re.ASCII):
                message = f"{shown(text)} in {field} is nothing a load balancer can compare with"
                yield _wrong(item, field, message, f"write {form}")
    for header, values in target.headers.items():
        if not re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}", header) or header.lower() == "host" or not values:
            message = f"{shown(header)} in headers is nothing a load balancer can tell requests apart by"
            yield _wrong(item, "headers", message, "write the name of a header and its values; for Host, write hosts")
    yield from _check_size(item)


def _check_size(item: Attached) -> Iterator[Problem]:
    texts = [*item.sent.paths, *item.sent.hosts, *chain.from_iterable(item.sent.headers.values())]
    wildcards = sum(text.count("*") + text.count("?") for text in texts)
    if len(texts) > _VALUES_PER_RULE or wildcards > _WILDCARDS_PER_RULE:
        message = (
            f"its paths, hosts and headers have {len(texts)} values with {wildcards} wildcards, "
            f"and a rule takes {_VALUES_PER_RULE} with {_WILDCARDS_PER_RULE}"
        )
        yield _wrong(item, "", message, "say it with fewer, such as /api/*")


def _wrong(item: Attached, field: str, message: str, hint: str = "") -> Problem:
    """Services write these under `route:`; in one that does not, the component itself is pointed at."""
    return Problem(item.component, ("route", field) if field else ("route",), message, hint)


def _check_default(place: Place) -> Iterator[Problem]:
    routed = _routed(place)
    default = [item for item in _attached(place) if item not in routed]
    for other in default[1:]:
        message = f'it names no paths, hosts or headers, and nor does "{default[0].component}": both want what is left'
        yield _wrong(other, "", message, "say which requests are for one of them, by paths such as /api/*")


def _check_rules(routed: list[Attached]) -> Iterator[Problem]:
    priorities = _priorities(routed)
    for other, item in combinations(routed, 2):
        if _same(item.sent) == _same(other.sent):
            message = f'it is for exactly the same requests as "{other.component}"'
            yield _wrong(item, "", message, "change the paths, hosts or headers of one of them")
        elif priorities[item.key] == priorities[other.key]:
            message = f'priority {item.sent.priority} is that of "{other.component}" too'
            yield _wrong(item, "priority", message, "give each service a priority of its own")
        else:
            yield from _check_reached(*sorted((item, other), key=lambda each: priorities[each.key]))


def _check_reached(first: Attached, second: Attached) -> Iterator[Problem]:
    """A computed priority can be wrong where one service names several patterns; that must not go unseen."""
    if first.sent.priority is None and (lost := _lost(first.sent, second.sent)):
        message = f'its requests for {shown(lost)} would go to "{first.component}", whose rule comes first'
        yield _wrong(second, "", message, "give it a priority from 1 to 899, which comes before all computed ones")


def _lost(first: Target, second: Target) -> str:
    """A pattern of the second rule that never gets to it, because the first takes all that matches."""
    headers = {name.lower(): values for name, values in second.headers.items()}
    pairs = [(first.paths, second.paths), (_lower(first.hosts), _lower(second.hosts))]
    pairs += [(_lower(values), _lower(headers.get(name.lower(), []))) for name, values in first.headers.items()]
    lost = [[text for text in inner if any(_covers(one, text) for one in outer)] for outer, inner in pairs if outer]
    return lost[0][0] if lost and all(lost) else ""


def _covers(outer: str, inner: str) -> bool:
    pattern = "".join({"*": ".*", "?": "[^*]"}.get(character, re.escape(character)) for character in outer)
    return re.fullmatch(pattern, inner, re.DOTALL) is not None


def _lower(texts: Iterable[str]) -> list[str]:
    return [text.lower() for text in texts]


def _same(target: Target) -> tuple[object, ...]:
    headers = sorted((name.lower(), sorted(_lower(values))) for name, values in target.headers.items())
    return sorted(set(target.paths)), sorted(set(_lower(target.hosts))), headers


def _alarms(inputs: Inputs, _linked: frozenset[str]) -> dict[str, Alarm]:
    requests, percent = _metric("RequestCount"), inputs.alarm_error_percent
    return {
        "target_errors": Alarm.model_construct(
            description="Services answer with server errors: look at their logs and their last deployment.",
            metrics={"errors": _metric("HTTPCode_Target_5XX_Count"), "requests": requests},
            expression="100 * errors / requests",
            threshold=percent,
        ),
        "load_balancer_errors": Alarm.model_construct(
            description="The load balancer answers for its services: no task is healthy, or none answers in time.",
            metrics={"errors": _metric("HTTPCode_ELB_5XX_Count"), "requests": requests},
            # Requests that find no target are not in RequestCount:
            # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
            expression="100 * errors / (FILL(requests, 0) + errors)",
            threshold=percent,
        ),
        "response_time": Alarm.model_construct(
            description="One answer in twenty is slow: look at the load of the services and of what they use.",
            metrics={"slowest": _metric("TargetResponseTime", "p95")},
            threshold=inputs.alarm_response_seconds,
        ),
    }


def _metric(name: str, statistic: str = "Sum") -> Metric:
    dimensions = {"LoadBalancer": own("load_balancer_arn_suffix")}
    return Metric.model_construct(namespace="AWS/ApplicationELB", name=name, statistic=statistic, dimensions=dimensions)


MODULE = Module(
    inputs=Inputs,
    provides=(HTTP_ORIGIN,),
    links={
        "network": Link(
            NETWORK,
            "The network it stands in: its public subnets, or the private ones for an internal load balancer.",
            outputs=("vpc_id", "vpc_cidr", "public_subnet_ids", "private_subnet_ids"),
        ),
        "alarms": Link(ALARM_SINK, "Who hears of errors and slow answers.", required=False, sends=_alarms),
    },
    outputs={
        "url": Output("local.url", "Address people open.", shown=True),
        "dns_name": Output("aws_lb.this.dns_name", "AWS's own name of it, for DNS records made elsewhere.", shown=True),
        "zone_id": Output("aws_lb.this.zone_id", "Route 53 zone of that name, for alias records made elsewhere."),
        "arn": Output("aws_lb.this.arn", "ARN of the load balancer."),
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
            "aws_s3_bucket.access_logs.id", "Bucket the access logs go to.", when=lambda inputs: inputs.access_logs
        ),
        "web_acl_arn": Output(
            "aws_wafv2_web_acl.this.arn", "ARN of the firewall.", when=lambda inputs: inputs.has_firewall
        ),
    },
    security_group="security_group_id",
    stateful=("aws_s3_bucket.access_logs",),
    name_limit=32,
    check=_check,
)
