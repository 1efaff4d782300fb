"""Who gets the messages of a topic, which of them, and how often a delivery is tried."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema, field_validator

from generator import component
from generator.component import Duration, Problem, problem, shown, variable

# https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
_LONGEST = 3600
_ARN = re.compile(r"arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,75}(\.fifo)?")
_EXAMPLE = "such as {state: [paid, shipped]}"


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value) and all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | bool | int | float)


# https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
def _filter_text(value: object) -> object:
    """A filter as the JSON that SNS takes."""
    if value is None:
        return None
    if not isinstance(value, dict) or not value:
        raise problem(f"must map names to lists of what to look for, not be {shown(value)}", _EXAMPLE)
    for name, wanted in value.items():
        if not isinstance(wanted, list | dict):
            raise problem(f"looks for {shown(wanted)} in {shown(name)}, and must list what to look for", _EXAMPLE)
    if not _is_plain(value):
        raise problem("cannot hold a reference: a filter must be known while rendering", _EXAMPLE)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


Filter = Annotated[str | None, BeforeValidator(_filter_text), WithJsonSchema({"type": "object", "minProperties": 1})]


class Retry(component.Inputs):
    """How often a delivery is tried again, and when."""

    count: int = variable(10, "Times a delivery is tried again.", ge=1, le=100)
    min_delay: Duration = variable(20, "Shortest wait between two tries, in seconds.", le=_LONGEST)
    max_delay: Duration = variable(300, "Longest wait between two tries, in seconds.", le=_LONGEST)
    backoff: Literal["linear", "arithmetic", "geometric", "exponential"] = variable(
        "exponential", "How the wait grows from the shortest to the longest."
    )

    @field_validator("max_delay")
    @classmethod
    def _not_less(cls, longest: int, info: ValidationInfo) -> int:
        shortest = info.data.get("min_delay")
        if isinstance(longest, int) and isinstance(shortest, int) and longest < shortest:
            message = f"is {longest} seconds, less than min_delay, which is {shortest} seconds"
            raise problem(message, "write a longer max_delay, or a shorter min_delay")
        return longest


class Endpoint(component.Inputs):
    """An HTTPS address that gets messages."""

    url: str = variable(..., "HTTPS address.")
    filter: Filter = variable(None, "Messages it wants: name -> list of what to look for; all when left out.")
    filter_on: Literal["attributes", "body"] = variable("attributes", "What of a message the filter looks at.")
    raw: bool = variable(False, "Hand messages over as they were sent.")
    retry: Retry = variable(Retry(), "When a delivery is tried again.")
    max_per_second: int | None = variable(None, "Most deliveries a second.", ge=1)

    @field_validator("url")
    @classmethod
    def _secure(cls, url: str) -> str:
        if not re.fullmatch(r"https://[^/\s]+(/\S*)?", url):
            raise problem(f"{shown(url)} is not an HTTPS address", "such as https://hooks.example.com/orders")
        return url


class Queue(component.Inputs):
    """A queue that gets messages."""

    arn: str = variable(..., "ARN of the queue.")
    filter: Filter = variable(None, "Messages it wants: name -> list of what to look for; all when left out.")
    filter_on: Literal["attributes", "body"] = variable("attributes", "What of a message the filter looks at.")
    raw: bool = variable(False, "Hand messages over as they were sent.")

    @field_validator("arn")
    @classmethod
    def _of_a_queue(cls, arn: str) -> str:
        if not _ARN.fullmatch(arn):
            hint = "such as arn:aws:sqs:us-east-1:123456789012:orders"
            raise problem(f"{shown(arn)} is not the ARN of an SQS queue", hint)
        return arn


def endpoint_of(value: object) -> object:
    """An address may stand for itself."""
    return value if isinstance(value, dict) else {"url": value}


def queue_of(value: object) -> object:
    """An ARN may stand for itself."""
    return value if isinstance(value, dict) else {"arn": value}


def check_retries(speaker: str, endpoints: Mapping[str, Endpoint]) -> Iterator[Problem]:
    """What is tried again is tried within an hour."""
    for name, endpoint in endpoints.items():
        count, longest = endpoint.retry.count, endpoint.retry.max_delay
        if isinstance(count, int) and isinstance(longest, int) and count * longest > _LONGEST:
            message = f"https.{name}.retry tries for up to {count * longest} seconds, and SNS for {_LONGEST} at most"
            yield Problem(speaker, ("https", name, "retry"), message, "lower count or max_delay")
