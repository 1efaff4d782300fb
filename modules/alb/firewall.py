"""The firewall in front of the load balancer: what it may be told."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from generator import component
from generator.component import LogRetention, problem, shown, structure, variable
from generator.managed_rules import check_rules

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

    _rules = field_validator("counted_rules")(check_rules)


def switched(value: object) -> object:
    """True and false switch it on and off."""
    if isinstance(value, bool):
        return {"enabled": value}
    if not isinstance(value, dict | Waf):
        raise problem(f"must be true, false or settings, not {shown(value)}", "such as waf: true or waf: {mode: count}")
    return value
