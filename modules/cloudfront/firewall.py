"""The firewall at the edge: what it may be told."""

from typing import Literal

from pydantic import field_validator

from generator import component
from generator.component import LogRetention, problem, shown, structure, variable
from generator.managed_rules import check_rules


class Waf(component.Inputs):
    """The firewall in front of the distribution."""

    enabled: bool = structure(True, "Whether there is one.")
    mode: Literal["block", "count"] = structure("block", "Refuse what the rules match, or only count it.")
    rate_limit: int | None = variable(
        2000, "Requests one address may send within five minutes; null for no limit.", ge=10, le=2_000_000_000
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
