"""Scalars as the field's people write them: durations, sizes, address blocks, and text that may name an output."""

from __future__ import annotations

import ipaddress
import json
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidatorFunctionWrapHandler, WithJsonSchema, WrapValidator
from pydantic_core import PydanticCustomError

from generator.reference import Interpolation

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
# https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
_LOG_RETENTION = (
    1,
    3,
    5,
    7,
    14,
    30,
    60,
    90,
    120,
    150,
    180,
    365,
    400,
    545,
    731,
    1096,
    1827,
    2192,
    2557,
    2922,
    3288,
    3653,
)
_GIGABYTES = {"GB": 1, "TB": 1024}


def problem(message: str, hint: str = "") -> PydanticCustomError:
    """What a validator raises: what is wrong and why, in full words, and what to do."""
    return PydanticCustomError("tfgen", "{message}", {"message": message, "hint": hint})


def _seconds(value: object) -> int:
    if isinstance(value, str) and (match := re.fullmatch(r"([1-9][0-9]{0,7})([smhd])", value)):
        return int(match[1]) * _UNITS[match[2]]
    raise problem(f"must be a duration with its unit, not {shown(value)}", "write it as 30s, 5m, 1h or 7d")


def _days(value: object) -> int:
    if isinstance(value, str) and (match := re.fullmatch(r"([1-9][0-9]{0,4})d", value)):
        return int(match[1])
    raise problem(f"must be a number of days with its unit, not {shown(value)}", "write it as 7d")


def _log_retention(value: object) -> int:
    days = _days(value)
    if days not in _LOG_RETENTION:
        near = sorted(_LOG_RETENTION, key=lambda known: abs(known - days))[:2]
        raise problem(
            f"cannot be {days}d: CloudWatch Logs keeps logs for certain spans only",
            f"the closest are {' and '.join(f'{item}d' for item in sorted(near))}",
        )
    return days


def _gigabytes(value: object) -> int:
    if isinstance(value, str) and (match := re.fullmatch(r"([1-9][0-9]{0,6})(GB|TB)", value)):
        return int(match[1]) * _GIGABYTES[match[2]]
    raise problem(f"must be a size with its unit, not {shown(value)}", "write it as 20GB or 1TB")


def _cidr(value: str) -> str:
    try:
        return str(ipaddress.IPv4Network(value))
    except ValueError:
        pass
    try:
        network = ipaddress.IPv4Network(value, strict=False)
    except ValueError:
        raise problem(f"must be an IPv4 address block, not {shown(value)}", "write it as 10.0.0.0/16") from None
    raise problem(f"{shown(value)} has address bits set behind its prefix", f"did you mean {network}?")


def shown(value: object) -> str:
    """A value as it is quoted in a message: short, and with its kind where that is the point."""
    if isinstance(value, str):
        quoted = json.dumps(value if len(value) <= 60 else value[:57] + "...", ensure_ascii=False)
        return "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in quoted)
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return str(value)


def as_written(value: float, pattern: str) -> str:
    """A quantity in the unit it is written in, told by the pattern in its schema: 7200 seconds are `2h`."""
    if "smhd" in pattern:
        unit = next((unit for unit in "dhm" if value and not value % _UNITS[unit]), "s")
        return f"{value / _UNITS[unit]:g}{unit}"
    return f"{value:g}{'GB' if 'GB' in pattern else 'd'}"


def quantity_pattern(metadata: list[Any]) -> str:
    """The pattern of a field that holds a quantity; empty for any other field."""
    schemas = [item.json_schema for item in metadata if isinstance(item, WithJsonSchema)]
    return str((schemas[0] or {}).get("pattern", "")) if schemas else ""


def _text_or_reference(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    return value if isinstance(value, Interpolation) else handler(value)


def _quantity(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "examples": list(examples)})


Duration = Annotated[int, BeforeValidator(_seconds), _quantity("[1-9][0-9]*[smhd]", "30s", "1h")]
"""A time span, written `30s`, `5m`, `1h` or `7d`; a whole number of seconds for Terraform."""

Days = Annotated[int, BeforeValidator(_days), _quantity("[1-9][0-9]*d", "7d")]
"""A time span in whole days, written `7d`; a number of days for Terraform."""

LogRetention = Annotated[int, BeforeValidator(_log_retention), _quantity("[1-9][0-9]*d", "365d")]
"""One of the spans CloudWatch Logs keeps logs for, written `365d`."""

Gigabytes = Annotated[int, BeforeValidator(_gigabytes), _quantity("[1-9][0-9]*(GB|TB)", "20GB")]
"""A size, written `20GB` or `1TB`; a whole number of GiB for Terraform, as AWS counts."""

Cidr = Annotated[str, AfterValidator(_cidr)]
"""An IPv4 block such as `10.0.0.0/16`, with no bits set behind the prefix."""

Text = Annotated[str, WrapValidator(_text_or_reference)]
"""Text inside a list or mapping that may hold `${component.output}` or `${var.name}`."""
