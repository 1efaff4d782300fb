"""An SNS topic that carries messages to people, HTTPS addresses and queues, encrypted and reached over TLS only.

Each subscriber may say which messages it wants, by their attributes: `filter: {state: [paid, shipped]}`, or by their
text with `filter_on: body`. `raw` hands messages over as they were sent, without the envelope of SNS. An address that
does not answer is tried again as `retry` says, for an hour at most. What could not be delivered to anybody stays for
`keep_dead` in a queue of the topic's own, and an alarm says so.

`email` takes an address or several; each gets a message it must confirm first. `https` holds addresses by a name of
yours, `{partner: https://hooks.example.com/orders}`, of services that confirm a subscription by themselves. `queues`
holds ARNs of SQS queues by name: their own policy, and that of their key, must let the topic send. A topic with `fifo`
keeps the order within each message group, drops what is sent twice, and has queues for subscribers only.

A workload that `uses` the topic may publish, and finds it in `<COMPONENT>_TOPIC_ARN`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator

from generator import component
from generator.component import (
    Access,
    Days,
    Link,
    Module,
    Output,
    Place,
    Problem,
    Stateful,
    Statement,
    own,
    problem,
    shown,
    structure,
    variable,
)
from generator.interfaces import ALARM_SINK, Alarm, Metric

from .subscriptions import Endpoint, Queue, check_retries, endpoint_of, queue_of

Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_ADDRESSES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


# https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
class Inputs(component.Inputs):
    fifo: bool = structure(False, "Whether order is kept and what is sent twice is dropped.")
    display_name: str | None = variable(None, "Who e-mails come from.", pattern=r"^[^\s]([ -~]{0,98}[^\s])?$")
    email: Annotated[list[str], BeforeValidator(_listed), WithJsonSchema(_ADDRESSES)] = variable(
        [], "E-mail addresses that get the messages, once they have confirmed it."
    )
    https: dict[Key, Annotated[Endpoint, BeforeValidator(endpoint_of, json_schema_input_type=Endpoint | str)]] = (
        variable({}, "Name -> HTTPS address that confirms the subscription by itself, or more.")
    )
    queues: dict[Key, Annotated[Queue, BeforeValidator(queue_of, json_schema_input_type=Queue | str)]] = variable(
        {}, "Name -> ARN of an SQS queue that lets the topic send, or more."
    )
    keep_dead: Days = variable(14, "Days a message is kept that could not be delivered.", le=14)

    @field_validator("email")
    @classmethod
    def _addresses(cls, email: list[str]) -> list[str]:
        for address in email:
            if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", address):
                raise problem(f"{shown(address)} is not an e-mail address", "such as ops@example.com")
        if len(set(email)) < len(email):
            raise problem("names an address twice", "name each address once")
        return email


def _check(inputs: Inputs, place: Place) -> Iterator[Problem]:
    for name in ("email", "https"):
        if inputs.fifo and getattr(inputs, name):
            message = f"{name} cannot stand beside fifo: a topic that keeps the order sends to queues only"
            yield Problem(place.component, (name,), message, "subscribe a queue, or leave fifo out")
    for name, queue in inputs.queues.items():
        if not inputs.fifo and str(queue.arn).endswith(".fifo"):
            message = f"queues.{name} keeps the order of messages, and the topic does not: SNS refuses that"
            yield Problem(place.component, ("queues", name), message, "add fifo: true, or name another queue")
    yield from check_retries(place.component, inputs.https)


def _alarms(_inputs: Inputs, _linked: frozenset[str]) -> Mapping[str, Alarm]:
    return {
        "failed": Alarm.model_construct(
            description="Messages could not be delivered: see whether a subscriber is gone or refuses them.",
            metrics={"failed": _metric("SNS", "NumberOfNotificationsFailed", "Sum", {"TopicName": "topic_name"})},
            threshold=0.0,
            period=300,
            evaluations=1,
        ),
        "dead": Alarm.model_construct(
            description="Messages nobody got wait in the dead-letter queue: mend the subscriber, then send them again.",
            metrics={
                "dead": _metric(
                    "SQS", "ApproximateNumberOfMessagesVisible", "Maximum", {"QueueName": "dead_letter_queue_name"}
                )
            },
            threshold=0.0,
            evaluations=1,
        ),
    }


def _metric(service: str, name: str, statistic: str, dimensions: Mapping[str, str]) -> Metric:
    return Metric.model_construct(
        namespace=f"AWS/{service}",
        name=name,
        statistic=statistic,
        dimensions={dimension: own(output) for dimension, output in dimensions.items()},
    )


def _fixed(inputs: Inputs, place: Place) -> Mapping[str, object]:
    return {"name": place.name, "fifo_queue": inputs.fifo}


MODULE = Module(
    inputs=Inputs,
    links={"alarms": Link(ALARM_SINK, "Who hears of failed deliveries.", required=False, sends=_alarms)},
    outputs={
        # The ARN from the policy: whoever is given it finds the topic closed to plain HTTP already.
        "topic_arn": Output(
            "aws_sns_topic.this.arn", "ARN of the topic.", shown=True, depends_on=("aws_sns_topic_policy.this",)
        ),
        "topic_name": Output("aws_sns_topic.this.name", "Name of the topic."),
        "topic_key_arn": Output("aws_kms_key.this.arn", "ARN of the key the messages are encrypted with."),
        "dead_letter_queue_url": Output("aws_sqs_queue.dead.url", "Address of the dead-letter queue.", shown=True),
        "dead_letter_queue_arn": Output("aws_sqs_queue.dead.arn", "ARN of the dead-letter queue."),
        "dead_letter_queue_name": Output("aws_sqs_queue.dead.name", "Name of the dead-letter queue."),
    },
    accesses={
        "publish": Access(
            "Publish messages.",
            statements=(
                Statement(("sns:Publish",), ("{topic_arn}",)),
                Statement(("kms:Decrypt", "kms:GenerateDataKey"), ("{topic_key_arn}",)),
            ),
            environment={"TOPIC_ARN": "{topic_arn}"},
        )
    },
    # Without their key the messages are unreadable.
    stateful=(Stateful("aws_sqs_queue.dead", _fixed), Stateful("aws_kms_key.this")),
    # Names of queues end at 80, "-dead.fifo" taken off.
    name_limit=70,
    check=_check,
)
