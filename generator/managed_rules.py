"""AWS's managed rules, which firewalls are made of."""

from typing import NamedTuple

from generator.errors import closest
from generator.quantity import problem, shown

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


def groups(counted: list[str]) -> list[RuleGroup]:
    """The groups of managed rules, each with those that only count."""
    return [group._replace(rules=tuple(rule for rule in group.rules if rule in counted)) for group in _GROUPS]


def check_rules(rules: list[str]) -> list[str]:
    """Rules there are, by their names."""
    known = [rule for group in _GROUPS for rule in group.rules]
    for rule in rules:
        if rule not in known:
            message = f"names {shown(rule)}, which is no managed rule: AWS would ignore it without a word"
            raise problem(message, closest(rule, known, "managed rules"))
    return rules
