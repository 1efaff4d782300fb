"""The firewall in front of the load balancer: what it may be told, and AWS's managed rules it is made of."""

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, field_validator

from generator import component
from generator.component import LogRetention, closest, problem, shown, structure, variable

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


_COUNTRY = "^[A-Z]{2}$"


def _check_country(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(_COUNTRY, value):
        hint = f"did you mean {value.upper()}?" if re.fullmatch("[A-Za-z]{2}", value) else "such as DE for Germany"
        raise problem(f"{shown(value)} is not a country in two capital letters", hint)
    return value


class Waf(component.Inputs):
    """The firewall in front of the load balancer."""

    enabled: bool | None = structure(None, "Whether there is one; by default a public load balancer has one.")
    mode: Literal["block", "count"] = structure("block", "Refuse what the rules match, or only count it.")
    rate_limit: int | None = variable(
        2000, "Requests one address may send within five minutes; null for no limit.", ge=10, le=2_000_000_000
    )
    blocked_countries: list[Annotated[str, Field(pattern=_COUNTRY), BeforeValidator(_check_country)]] = structure(
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
                message = f"names {shown(rule)}, which is no managed rule: AWS would ignore it without a word"
                raise problem(message, closest(rule, known, "managed rules"))
        return rules


def groups(counted: list[str]) -> list[RuleGroup]:
    """The groups of managed rules, each with those that only count."""
    return [group._replace(rules=tuple(rule for rule in group.rules if rule in counted)) for group in _GROUPS]


def switched(value: object) -> object:
    """True and false switch it on and off."""
    if isinstance(value, bool):
        return {"enabled": value}
    if not isinstance(value, dict | Waf):
        raise problem(f"must be true, false or settings, not {shown(value)}", "such as waf: true or waf: {mode: count}")
    return value
